import TerminalKit
import Wording

/// The division of the rows of the set-up. The question and the answer come first; the explanation gets what is left.
struct SetupLayout {
  let header: Rect
  let title: Rect
  let explanation: Rect
  let field: Rect
  let problem: Rect
  let list: Rect
  /// The rows below the list.
  let rest: Rect
  let footer: Rect
  /// All lines of the explanation.
  let lines: [StyledLine]
  let titleLines: [StyledLine]
  let problemLines: [StyledLine]
  /// Lines of the explanation for which there is no room.
  var hiddenLines: Int { max(0, lines.count - explanation.rows) }

  init(_ setup: SetupScreen) {
    let size = setup.screen.size
    let columns = size.columns
    let theme = setup.screen.theme
    let question = setup.question
    func wrap(_ text: String, _ style: Style) -> [StyledLine] {
      TextWrap.wrap(
        [StyledSpan(DisplayText.sanitize(text).onOneLine, style)], width: max(1, columns))
    }
    titleLines = wrap(question.title, theme.title)
    lines = question.lines.flatMap { wrap($0, .plain) }
    problemLines = question.problem.map { wrap(localized("error: \($0)"), theme.error) } ?? []
    let isRoomy = size.rows >= 20
    var row = 0
    func take(_ count: Int) -> Rect {
      let count = max(0, min(count, size.rows - 1 - row))
      defer { row += count }
      return Rect(row: row, column: 0, rows: count, columns: columns)
    }
    func gap() { if isRoomy { row += 1 } }
    header = take(1)
    gap()
    title = take(titleLines.count)
    let fieldRows = setup.text == nil ? 0 : 1
    let rows = setup.rows.count
    // A short list is seen whole, of a long one three rows at least.
    let needed = fieldRows + problemLines.count + min(rows, 3) + (isRoomy ? 2 : 0)
    gap()
    explanation = take(min(lines.count, max(lines.isEmpty ? 0 : 1, size.rows - 1 - row - needed)))
    if !lines.isEmpty { gap() }
    field = take(fieldRows)
    problem = take(problemLines.count)
    if fieldRows > 0 { gap() }
    list = take(rows)
    gap()
    rest = take(size.rows)
    footer = Rect(row: max(0, size.rows - 1), column: 0, rows: min(1, size.rows), columns: columns)
  }
}
