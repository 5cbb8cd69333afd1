import Testing

@testable import SyntaxHighlighting

@Suite struct LineBytesTests {
  private func ask<Answer>(_ text: String, _ question: (LineBytes) -> Answer) -> Answer {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { question(LineBytes($0)) }
  }

  @Test func `Reading outside the line gives 0`() {
    #expect(ask("a") { [$0[-1], $0[0], $0[1], $0[99]] } == [0, 0x61, 0, 0])
    #expect(ask("") { $0[0] } == 0)
  }

  @Test func `Looking for text stays inside the line`() {
    #expect(ask("ab*/c") { $0.end(of: Array("*/".utf8), from: 0, escapes: false) } == 4)
    #expect(ask("ab*") { $0.end(of: Array("*/".utf8), from: 0, escapes: false) } == nil)
    #expect(ask("a\\\"b\"") { $0.end(of: Array("\"".utf8), from: 0, escapes: true) } == 5)
    #expect(ask("a\\") { $0.end(of: Array("\"".utf8), from: 0, escapes: true) } == nil)
    #expect(
      ask("ab") { [$0.has("ab", at: 0), $0.has("ab", at: 1), $0.has("b", at: -1)] } == [
        true, false, false,
      ])
    #expect(ask("ab") { $0.find(0x7A, from: 0) } == 2)
    #expect(ask("abc") { $0.slice(1, 99) } == Array("bc".utf8))
  }
}
