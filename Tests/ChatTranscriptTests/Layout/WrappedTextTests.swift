import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Plain text in rows")
struct WrappedTextTests {
  private func rows(_ text: WrappedText) -> [String] { (0..<text.rowCount).map { text[$0].text } }

  private func wrapped(_ text: String, width: Int = 20) -> WrappedText {
    WrappedText(
      text, width: width, style: .plain, first: [StyledSpan("> ")], rest: [StyledSpan("  ")])
  }

  @Test("has a first and hanging indents")
  func indents() {
    #expect(rows(wrapped("one\ntwo")) == ["> one", "  two"])
    #expect(rows(wrapped("")) == ["> "])
    #expect(rows(wrapped("one\n")) == ["> one"])
    #expect(rows(wrapped("\n\none")) == ["> ", "  ", "  one"])
  }

  @Test("has the same rows however it arrived", arguments: 1...40)
  func pieces(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = ["word", " ", "\n", "漢字", "\n\n", "e\u{301}", "a-long-word-for-the-width", "\r\n"]
    let whole = (0..<60).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
    var text = wrapped("")
    var rest = whole[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...9, using: &generator))
      text.append(String(piece))
      if Bool.random(using: &generator) { text.update() }
      rest = rest.dropFirst(piece.count)
    }
    text.update()
    #expect(rows(text) == rows(wrapped(whole)))
  }

  @Test("has rows of others above its own")
  func above() {
    let text = WrappedText("own", width: 20, style: .plain, above: [StyledLine("above")])
    #expect(rows(text) == ["above", "own"])
  }
}
