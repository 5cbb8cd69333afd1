import Testing

@testable import CompletionReading

struct TextAccumulatorTests {
  /// Appends the insides of JSON strings, taking after each; the pieces, the last one final.
  private func pieces(_ strings: [[UInt8]]) -> [String] {
    var text = TextAccumulator()
    var pieces: [String] = []
    for string in strings {
      string.withUnsafeBytes { bytes in
        text.append(JSONString(bytes: bytes, isEscaped: bytes.contains(UInt8(ascii: "\\"))))
      }
      pieces.append(text.take(isFinal: false))
    }
    return pieces + [text.take(isFinal: true)]
  }

  private func pieces(_ strings: String...) -> [String] { pieces(strings.map { Array($0.utf8) }) }

  @Test func `whole text comes at once`() {
    #expect(pieces("ab", "é", "") == ["ab", "é", "", ""])
  }

  @Test(arguments: ["é", "今", "😀", "👩‍💻", "a😀b今c"])
  func `a character cut between strings is held back until it is whole`(text: String) {
    let bytes = Array(text.utf8)
    for cut in bytes.indices {
      let pieces = pieces([Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(pieces.joined() == text)
      #expect(!pieces[0].contains("\u{FFFD}"))
      #expect(pieces.last == "")
    }
    #expect(pieces(bytes.map { [$0] }).joined() == text)
  }

  @Test func `a character that never becomes whole ends as U+FFFD`() {
    #expect(pieces([[0x61, 0xF0, 0x9F]]) == ["a", "\u{FFFD}"])
    #expect(pieces([[0xF0, 0x9F], [0x61]]) == ["", "\u{FFFD}a", ""])
  }

  @Test func `bytes that can begin nothing are not held back`() {
    #expect(pieces([[0xFF]]) == ["\u{FFFD}", ""])
    #expect(pieces([[0x80, 0x80, 0x80, 0x80, 0x80]])[0].unicodeScalars.count == 5)
  }

  @Test func `a surrogate pair cut between strings becomes its character`() {
    #expect(pieces(#"a\ud83d"#, #"\ude00b"#) == ["a", "😀b", ""])
    #expect(pieces(#"\ud83d\ude00\ud83d"#, #"\ude00"#) == ["😀", "😀", ""])
  }

  @Test func `a surrogate without a partner becomes U+FFFD`() {
    #expect(pieces(#"\ud83d"#, "x") == ["", "\u{FFFD}x", ""])
    #expect(pieces(#"\ud83d"#) == ["", "\u{FFFD}"])
    #expect(pieces(#"x\ude00"#) == ["x\u{FFFD}", ""])
    #expect(pieces(#"\ud83d"#, #"\ud83d"#, #"\ude00"#).joined() == "\u{FFFD}😀")
  }
}
