import ChatModel
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

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
    // In vi's insert mode Esc only leaves that.
    let stop: Action =
      state.viHasKeys && state.keyboard.vi?.mode.isTyping == true ? .interrupt : .cancel
    let all: [(Action, String)] =
      if let panel = state.overlays.last?.panel {
        // Said once: many panels name it among their own keys.
        panel.footer.contains { $0.0 == .cancel } ? [] : [(.cancel, localized("close"))]
      } else if state.overlays.line != nil {
        [(.cancel, localized("cancel"))]
      } else if state.reading.isOn {
        [
          (.copyMessage, localized("copy")), (.retry, localized("retry")),
          (.editTurn, localized("edit")), (.leaveFocus, localized("back")),
        ]
      } else if state.pane.live.canStop {
        [(stop, localized("stop")), (.contexts, localized("contexts"))]
      } else if state.pane.composer.hasCommand {
        [(.send, localized("run")), (.cancel, localized("back to the draft"))]
      } else if state.pane.composer.editing != nil {
        [(.send, localized("send again")), (.cancel, localized("cancel"))]
      } else if state.pane.composer.editor.isEmpty {
        [(.contexts, localized("contexts")), (.help, localized("help"))]
      } else {
        [(.send, localized("send")), (.newline, localized("new line"))]
      }
    return all
  }
}
