import ChatTranscript
import TerminalKit
import TextEditing
import Wording

/// The text that is being written, with the cursor in it.
enum ComposerView {
  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    let indent = state.markColumns
    let isCommanding = state.viHasKeys && state.keyboard.vi?.mode.isTyping == false
    let mark =
      state.pane.composer.editing != nil
      ? ScreenLayout.editMark : isCommanding ? "‹ " : "› "
    let style = state.reading.isOn ? painter.theme.dim : painter.theme.promptMark
    let rows = state.screen.composer.rows
    painter.text(
      state.screen.composer.hasRowsAbove ? "↑ " : mark, row: rect.row, column: rect.column,
      style: style, in: rect)
    if state.screen.composer.hasRowsBelow, rect.rows > 1 {
      painter.text("↓ ", row: rect.endRow - 1, column: rect.column, style: style, in: rect)
    }
    if state.pane.composer.editor.isEmpty {
      painter.text(
        placeholder(state), row: rect.row, column: rect.column + indent,
        style: painter.theme.dim, in: rect)
    }
    for (offset, row) in rows.prefix(rect.rows).enumerated() {
      painter.line(row, row: rect.row + offset, column: rect.column + indent, in: rect)
    }
    let cursor = state.screen.composer.cursor
    painter.park(
      row: rect.row + cursor.row, column: rect.column + indent + cursor.column, in: rect)
  }

  private static func placeholder(_ state: AppState) -> String {
    if state.reading.isOn {
      return localized("reading; \(state.keymap.hint(.leaveFocus)) returns here")
    }
    return state.pane.transcript.turnCount == 0
      ? localized("Write a prompt, / for commands, ? for help") : ""
  }
}
