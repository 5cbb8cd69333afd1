import TerminalKit

/// What the user is asked to decide, with the keys for it. The keys go before the words.
enum ChoiceBarView {
  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    guard let bar = state.pane.bar, rect.rows > 0 else { return }
    let full = KeyHints(
      bar.choices.map { ($0.action, $0.words) }, keymap: state.keymap, columns: rect.columns)
    let isWhole = full.hints.count == bar.choices.count
    let hints =
      isWhole
      ? full
      : KeyHints(
        bar.choices.map { ($0.action, $0.short) }, keymap: state.keymap, columns: rect.columns)
    var column = rect.column
    let room = rect.columns - hints.width - 2
    if room >= 12 {
      column =
        painter.text(
          bar.question, row: rect.row, column: column, style: painter.theme.warning,
          in: rect.leading(room)) + 2
    }
    hints.draw(into: &painter, row: rect.row, column: column, rect: rect)
  }
}
