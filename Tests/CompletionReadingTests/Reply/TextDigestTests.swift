import Testing

@testable import CompletionReading

struct TextDigestTests {
  private func rest(_ pieces: [String], _ whole: String) -> String? {
    var digest = TextDigest()
    for piece in pieces { Array(piece.utf8).withUnsafeBytes { digest.append($0) } }
    return digest.rest(of: Array(whole.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    (["Hello ", "there"], "Hello there", ""), (["Hello"], "Hello there", " there"),
    (["Hello "], "Hello there", "there"), (["\n\nHello", " there\n"], "Hello there", ""),
    (["Hello there"], "\nHello there\n", ""), (["a"], "ab", "b"), (["今", "日"], "今日は", "は"),
    ([" \n"], " \na", "a"), ([" ", "\n"], " b", "b"), (["\n"], "", ""),
    (["今\u{2028}", "\u{3000}"], "\u{A0}今", ""), (["a\u{3000}"], "a\u{3000}b", "b"),
    (["0123456789", "0123456789"], "01234567890123456789x", "x"),
  ])
  func `a whole that begins with what came is known`(
    pieces: [String], whole: String, expected: String
  ) {
    #expect(rest(pieces, whole) == expected)
    #expect(rest(pieces.joined().map { String($0) }, whole) == expected)
  }

  @Test(arguments: [
    (["Hello"], "Hell"), (["Hello"], "hello there"), (["Hello"], ""), ([""], "a"),
    (["12345678"], "21345678"), (["1234567812345678"], "8765432112345678"),
  ])
  func `another text is none`(pieces: [String], whole: String) {
    #expect(rest(pieces, whole) == nil)
  }
}
