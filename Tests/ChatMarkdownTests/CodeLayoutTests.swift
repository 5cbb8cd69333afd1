import SyntaxHighlighting
import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct CodeLayoutTests {
  /// The rows of lines of code.
  private func rows(
    _ lines: [String], language: String = "", width: Int = 20, prefix: [StyledSpan] = []
  ) -> [MarkdownRow] {
    var layout = CodeLayout(
      language: language, codeBlock: 4, width: width, theme: .standard, prefix: prefix)
    var store = RowStore()
    for line in lines {
      var line = line
      line.withUTF8 { layout.add($0, to: &store) }
    }
    return (0..<store.count).map { store[$0] }
  }

  @Test func `Lines are rows of their block, blanks at their ends kept`() {
    let rows = rows(["a  ", "", "  b"])
    #expect(rows.map(\.line.text) == ["a  ", "", "  b"])
    #expect(rows.allSatisfy { $0.codeBlock == 4 })
  }

  @Test func `Styles continue over lines and over cuts`() {
    let comment = MarkdownTheme.standard.style(for: .comment)
    for row in rows(["/* a", "b */"], language: "c") {
      #expect(row.line.spans.map(\.style) == [comment])
    }
    for row in rows(["// " + String(repeating: "x", count: 50)], language: "c") {
      #expect(row.line.spans.map(\.style) == [comment])
      #expect(row.codeBlock == 4)
    }
  }

  @Test func `The bars of quotes are beside every row and take room`() {
    let rows = rows(["abcdefgh"], width: 7, prefix: [StyledSpan("▎ ")])
    #expect(rows.map(\.line.text) == ["▎ abcde", "▎ fgh"])
  }

  @Test func `Wide characters are not cut in half`() {
    #expect(rows(["字字字"], width: 5).map(\.line.text) == ["字字", "字"])
  }

  @Test func `What cannot be drawn is shown as a picture, before it is coloured`() {
    #expect(rows(["\"\u{1B}[m\""], language: "c").map(\.line.text) == ["\"␛[m\""])
  }

  @Test func `A very long line is taken in pieces, on scalar boundaries`() {
    let line = String(repeating: "字", count: 12_000)
    let rows = rows([line], width: 100)
    #expect(rows.map(\.line.text).joined() == line)
  }
}
