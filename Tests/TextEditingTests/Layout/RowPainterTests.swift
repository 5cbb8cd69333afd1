import TerminalKit
import Testing

@testable import TextEditing

struct RowPainterTests {
  private let style = EditorStyle(
    text: Style(foreground: .palette(7)), paste: Style(attributes: .reverse),
    control: Style(attributes: .dim))

  private func line(_ units: [EditUnit], width: Int = 40) -> StyledLine {
    var buffer = EditBuffer("")
    _ = buffer.replace(0..<0, with: units)
    return RowPainter.line(
      EditRow(start: 0, end: units.count, next: nil), of: buffer, width: width, style: style)
  }

  @Test("Text of one style is one span")
  func spans() {
    #expect(line(EditUnit.units(of: "a 中é👍")).spans == [StyledSpan("a 中é👍", style.text)])
    #expect(line([]).spans.isEmpty)
  }

  @Test("Each style begins a span")
  func styles() throws {
    let paste = try #require(FoldedPaste(longPaste))
    let units = EditUnit.units(of: "a\u{1}\u{2}") + [.paste(paste)] + EditUnit.units(of: "b")
    #expect(
      line(units).spans == [
        StyledSpan("a", style.text), StyledSpan("␁␂", style.control),
        StyledSpan(longPasteLabel, style.paste), StyledSpan("b", style.text),
      ])
  }

  @Test("Nothing of a hostile text comes through as it is")
  func hostile() {
    let text =
      "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{2066}\u{FEFF}\u{E0041}\u{200B}\u{85}\r\u{2028}\u{7F}"
    let shown = line(EditUnit.units(of: text)).text
    #expect(DisplayText.sanitize(shown) == shown)
    for scalar in shown.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
      #expect(!scalar.properties.isWhitespace || scalar == " ")
    }
  }

  @Test("What has no room at all is blank")
  func noRoom() {
    #expect(line(EditUnit.units(of: "中"), width: 1).text == " ")
    #expect(line([.cluster("👩‍👩‍👧")], width: 1).text == " ")
  }

  @Test("A row is as wide as its units, for all kinds of them")
  func widths() {
    let text = "a\tb中\u{1B}é👩‍👩‍👧🇫🇷\u{200D}❤️1️⃣กำ\u{301}"
    let buffer = EditBuffer(text)
    let row = buffer.row(from: 0, width: 80)
    #expect(
      line(buffer.units, width: 80).width == buffer.column(of: buffer.count, in: row, width: 80))
  }
}
