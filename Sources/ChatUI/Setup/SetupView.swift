package import TerminalKit
import Wording

/// The screen of a set-up: a pure function.
package func view(_ setup: SetupScreen) -> Frame {
  var painter = Painter(size: setup.screen.size, theme: setup.screen.theme)
  if ScreenLayout.isTooSmall(setup.screen.size) {
    TooSmallView.draw(setup.screen.size, into: &painter)
  } else {
    SetupView.draw(setup, SetupLayout(setup), into: &painter)
  }
  return Frame(
    grid: painter.grid, cursor: painter.cursor, title: localized("ctxchat: set-up"),
    mouse: setup.mouse)
}

private enum SetupView {
  static func draw(_ setup: SetupScreen, _ layout: SetupLayout, into painter: inout Painter) {
    painter.textAtEnd(
      setup.flow.facts.path, row: layout.header.row, style: painter.theme.dim,
      in: layout.header.trailing(after: 18))
    painter.text(
      localized("ctxchat · set-up"), row: layout.header.row, column: 0,
      style: painter.theme.headerLabel,
      in: layout.header)
    draw(layout.titleLines, in: layout.title, into: &painter)
    draw(Array(layout.lines.dropFirst(setup.top)), in: layout.explanation, into: &painter)
    if let text = setup.text { draw(text, setup, row: layout.field, into: &painter) }
    draw(layout.problemLines, in: layout.problem, into: &painter)
    draw(rows: setup, layout, into: &painter)
    KeyHints(hints(setup, layout), keymap: setup.keymap, columns: layout.footer.columns)
      .draw(into: &painter, row: layout.footer.row, column: 0, rect: layout.footer)
  }

  private static func draw(_ lines: [StyledLine], in rect: Rect, into painter: inout Painter) {
    for (offset, line) in lines.prefix(rect.rows).enumerated() {
      painter.line(line, row: rect.row + offset, column: 0, in: rect)
    }
  }

  private static func draw(
    _ text: TextQuestion, _ setup: SetupScreen, row rect: Rect, into painter: inout Painter
  ) {
    painter.text("›", row: rect.row, column: 0, style: painter.theme.promptMark, in: rect)
    let room = rect.trailing(after: 2)
    if setup.field.isEmpty {
      painter.text(
        text.placeholder, row: rect.row, column: 2, style: painter.theme.dim, in: room)
    }
    let shown =
      text.isSecret
      ? LineField(String(repeating: "•", count: setup.field.text.count)) : setup.field
    shown.draw(into: &painter, row: rect.row, column: 2, in: room)
  }

  private static func draw(
    rows setup: SetupScreen, _ layout: SetupLayout, into painter: inout Painter
  ) {
    let rect = layout.list
    let rows = setup.rows
    let top = ListWindow.top(selected: setup.selected, count: rows.count, rows: rect.rows)
    let visible = rows.dropFirst(top).prefix(rect.rows)
    let widest = visible.map { CellWidth.of(DisplayText.sanitize($0.title)) }.max() ?? 0
    let detailColumn = min(2 + widest + 2, max(2, rect.columns / 2))
    for (offset, row) in visible.enumerated() {
      let line = rect.row + offset
      let title = DisplayText.sanitize(row.title).onOneLine
      let end = painter.text(title, row: line, column: 2, in: rect)
      if !row.detail.isEmpty {
        painter.text(
          DisplayText.sanitize(row.detail).onOneLine, row: line,
          column: max(end + 2, detailColumn), style: painter.theme.dim, in: rect)
      }
      if top + offset == setup.selected { painter.select(row: line, in: rect) }
    }
    guard rows.indices.contains(setup.selected) else { return }
    let chosen = rows[setup.selected]
    let column = max(2 + CellWidth.of(chosen.title) + 2, detailColumn)
    // What was cut in its row is whole below the list, where there is room.
    guard column + CellWidth.of(chosen.detail) > rect.columns else { return }
    let room = layout.rest
    draw(
      TextWrap.wrap(
        [StyledSpan(DisplayText.sanitize(chosen.detail).onOneLine, painter.theme.dim)],
        width: max(1, room.columns)), in: room, into: &painter)
  }

  private static func hints(
    _ setup: SetupScreen, _ layout: SetupLayout
  ) -> [(Action, String)] {
    let isFirst = setup.flow.isFirst
    let back: [(Action, String)] =
      setup.flow.isWaiting
      ? [(.cancel, localized("stop"))] : isFirst ? [] : [(.cancel, localized("back"))]
    let enter: [(Action, String)] = setup.flow.isWaiting ? [] : [(.listOpen, localized("continue"))]
    let choose: [(Action, String)] = setup.rows.count > 1 ? [(.listDown, localized("choose"))] : []
    let scroll: [(Action, String)] =
      layout.hiddenLines > 0 ? [(.listPageDown, localized("more"))] : []
    return enter + back + choose + scroll + [(.interrupt, localized("quit"))]
  }
}
