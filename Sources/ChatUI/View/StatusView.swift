import ChatModel
import FoundationEssentials
import TerminalKit
import TextEditing

/// The last row: what the reply is doing, what it took, and the keys that matter now.
enum StatusView {
  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    let keys = KeyHints(
      hints(state), keymap: state.keymap, columns: max(0, rect.columns / 2))
    let room = rect.leading(max(0, rect.columns - keys.width - (keys.width > 0 ? 2 : 0)))
    let parts = StatusText.parts(for: state)
    var column = rect.column
    for (offset, part) in parts.enumerated() {
      let text = (offset > 0 ? " · " : "") + part.text
      if offset > 0, column + CellWidth.of(text) > room.endColumn { break }
      column = painter.text(
        text, row: rect.row, column: column, style: part.style, in: room)
    }
    keys.draw(
      into: &painter, row: rect.row, column: rect.endColumn - keys.width, rect: rect)
  }

  /// The two or three keys that matter now.
  private static func hints(_ state: AppState) -> [(Action, String)] {
    let all: [(Action, String)] =
      if let panel = state.overlays.last?.panel {
        // Said once: many panels name it among their own keys.
        panel.footer.contains { $0.0 == .cancel } ? [] : [(.cancel, "close")]
      } else if state.overlays.line != nil {
        [(.cancel, "cancel")]
      } else if state.reading.isOn {
        [(.copyMessage, "copy"), (.retry, "retry"), (.editTurn, "edit"), (.leaveFocus, "back")]
      } else if state.pane.live.inFlight.map({ $0.phase != .stopping }) ?? false {
        [(.cancel, "stop"), (.contexts, "contexts")]
      } else if state.pane.composer.hasCommand {
        [(.send, "run"), (.cancel, "back to the draft")]
      } else if state.pane.composer.editing != nil {
        [(.send, "send again"), (.cancel, "cancel")]
      } else if state.pane.composer.editor.isEmpty {
        [(.contexts, "contexts"), (.help, "help")]
      } else {
        [(.send, "send"), (.newline, "new line")]
      }
    return all
  }
}
