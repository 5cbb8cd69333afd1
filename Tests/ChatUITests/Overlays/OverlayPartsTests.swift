import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite struct ListMoveTests {
  @Test(
    "Every move stays inside the list",
    arguments: [
      (ListMove.up, 0, 0), (.up, 3, 2), (.down, 9, 9), (.down, 3, 4), (.pageUp, 3, 0),
      (.pageUp, 9, 4), (.pageDown, 3, 8), (.pageDown, 8, 9), (.top, 5, 0), (.bottom, 5, 9),
    ])
  func moves(move: ListMove, index: Int, expected: Int) {
    #expect(move.moved(index, count: 10, page: 5) == expected)
  }

  @Test("An empty list and a page of nothing are no trouble")
  func empty() {
    for move in [ListMove.up, .down, .pageUp, .pageDown, .top, .bottom] {
      #expect(move.moved(0, count: 0, page: 0) == 0)
      #expect((0..<2).contains(move.moved(1, count: 2, page: 0)))
    }
  }

  @Test("The chosen row is always on screen, and the screen is full where it can be")
  func window() {
    for count in 0...30 {
      for rows in 1...12 {
        for selected in 0..<max(1, count) {
          let top = ListWindow.top(selected: selected, count: count, rows: rows)
          #expect(top >= 0)
          #expect(selected >= top && selected < top + rows)
          if count >= rows { #expect(top + rows <= count) }
        }
      }
    }
  }
}

@Suite struct TextPanelTests {
  private func panel(_ lines: Int, rows: Int = 12) -> TextPanel {
    var panel = TextPanel(
      title: "T", text: (0..<lines).map { "line \($0)" }.joined(separator: "\n"))
    panel.prepare(columns: 40, rows: rows, at: .start)
    return panel
  }

  private func shown(_ panel: TextPanel, rows: Int = 12) -> [String] {
    let app = TestApp(rows: rows, columns: 40)
    var painter = Painter(size: Size(rows: rows, columns: 40), theme: app.state.theme)
    panel.draw(
      into: &painter, rect: Rect(row: 0, column: 0, rows: rows, columns: 40), state: app.state)
    return (0..<rows).map(painter.grid.text(row:))
  }

  @Test("It tells how far the reader is, where there is more than fits")
  func place() {
    #expect(shown(panel(5))[0] == "T")
    #expect(shown(panel(50))[0].hasSuffix("1–10 of 50"))
    var end = panel(50)
    end.move(.bottom, page: 10)
    #expect(shown(end)[0].hasSuffix("41–50 of 50"))
    #expect(shown(end)[10] == "line 49")
  }

  @Test("A narrower screen wraps anew and stays inside the text")
  func resizing() {
    var panel = TextPanel(title: "T", text: String(repeating: "word ", count: 100))
    panel.prepare(columns: 80, rows: 12, at: .start)
    panel.move(.bottom, page: 10)
    panel.prepare(columns: 10, rows: 5, at: .start)
    panel.move(.bottom, page: 3)
    panel.prepare(columns: 80, rows: 40, at: .start)
    #expect(shown(panel, rows: 40)[1].hasPrefix("word word"))
  }

  @Test("Rows after the first are set in")
  func indent() {
    var panel = TextPanel(
      title: "T",
      paragraphs: [
        TextPanel.Paragraph(
          spans: [StyledSpan("name      " + String(repeating: "word ", count: 12))], indent: 10)
      ])
    panel.prepare(columns: 40, rows: 12, at: .start)
    let rows = shown(panel)
    #expect(rows[1].hasPrefix("name      word"))
    #expect(rows[2].hasPrefix("          word"))
  }
}

@Suite struct PainterTests {
  private func painter(_ rows: Int = 2, _ columns: Int = 10) -> Painter {
    Painter(size: Size(rows: rows, columns: columns), theme: .named(nil, colors: 0, isDark: nil))
  }
  private let rect = Rect(row: 0, column: 0, rows: 2, columns: 10)

  @Test("Text is cut at the edge of its part with an ellipsis")
  func cutting() {
    var painter = painter()
    let end = painter.text("abcdefghijklmnop", row: 0, column: 2, in: rect)
    #expect(painter.grid.text(row: 0) == "  abcdefg…")
    #expect(end == 10)
  }

  @Test("Text at the end ends at the end, and begins no earlier than its part")
  func atEnd() {
    var painter = painter()
    #expect(painter.textAtEnd("abc", row: 0, in: rect) == 7)
    #expect(painter.textAtEnd("日本", row: 1, in: rect) == 6)
    #expect(painter.grid.text(row: 0) == "       abc")
    var narrow = self.painter()
    #expect(narrow.textAtEnd("abcdefghijklmnop", row: 0, in: rect) == 0)
  }

  @Test("Rows and columns outside are left alone", arguments: [-1, 2, 99])
  func outside(row: Int) {
    var painter = painter()
    painter.text("x", row: row, column: 0, in: rect)
    painter.line(StyledLine("x"), row: row, column: 0, in: rect)
    painter.select(row: row, in: rect)
    painter.text("x", row: 0, column: 50, in: rect)
    #expect(painter.grid.text(row: 0).isEmpty && painter.grid.text(row: 1).isEmpty)
  }

  @Test("The cursor is parked inside", arguments: [(-5, -5), (0, 100), (100, 0)])
  func parking(row: Int, column: Int) throws {
    var painter = painter()
    painter.park(row: row, column: column, in: rect)
    let cursor = try #require(painter.cursor)
    #expect((0..<2).contains(cursor.row) && (0..<10).contains(cursor.column))
    var nothing = self.painter(0, 0)
    nothing.park(row: 0, column: 0, in: Rect(row: 0, column: 0, rows: 0, columns: 0))
    #expect(nothing.cursor == nil)
  }

  @Test("A part of a part is never larger than it")
  func parts() {
    for count in [-3, 0, 1, 5, 99] {
      #expect(rect.leading(count).columns + rect.trailing(after: count).columns == 10)
      #expect(rect.droppingFirst(count).endRow == 2)
      #expect(rect.droppingLast(count).row == 0 && rect.droppingLast(count).endRow <= 2)
    }
  }
}

@Suite struct MatchHighlightTests {
  private let match = Style(attributes: .underline)

  @Test("Matched clusters get the look, neighbours are one span")
  func spans() {
    let spans = MatchHighlight.spans("a日b👨‍👩‍👧c", positions: [1, 3], style: .plain, match: match)
    #expect(spans.map(\.text) == ["a", "日", "b", "👨‍👩‍👧", "c"])
    #expect(spans.map { $0.style == match } == [false, true, false, true, false])
  }

  @Test("Places outside the text are passed over")
  func outside() {
    let spans = MatchHighlight.spans("ab", positions: [7, -1], style: .plain, match: match)
    #expect(spans.map(\.text) == ["ab"])
  }
}
