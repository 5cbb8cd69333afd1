import TerminalKit

/// What the user is asked to decide, with the keys for it. The keys go before the words.
enum ChoiceBarView {
  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    guard let bar = state.pane.bar, rect.rows > 0 else { return }
    let hints = KeyHints.fitting(
      bar.choices.map { ($0.action, $0.words) }, keymap: state.keymap, columns: rect.columns)
    let width = KeyHints.width(hints)
    let room = rect.leading(max(0, rect.columns - width - 2))
    let end = painter.text(
      bar.question, row: rect.row, column: rect.column, style: painter.theme.warning, in: room)
    let column = end > rect.column ? end + 2 : rect.column
    KeyHints.draw(
      bar.choices.map { ($0.action, $0.words) }, keymap: state.keymap, row: rect.row,
      column: min(column, max(rect.column, rect.endColumn - width)), into: &painter, rect: rect)
  }
}
