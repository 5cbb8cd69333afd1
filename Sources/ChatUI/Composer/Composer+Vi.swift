import FoundationEssentials
import TerminalKit
import TextEditing

extension Composer {
  /// Gives a key to vi. Its commands have no completions: `j` and `k` move in the text.
  mutating func press(_ key: KeyPress, _ vi: inout ViEditing, at now: Date) -> ViOutcome {
    let outcome = vi.press(key, in: &editor)
    if outcome == .changed { write(at: now) { _ in } }
    if !vi.mode.isTyping { completion.close() }
    return outcome
  }

  /// Does what an editing key asks for while text is typed; true if the text changed.
  mutating func perform(_ edit: EditAction, _ vi: inout ViEditing, at now: Date) -> Bool {
    guard vi.mode.isTyping, !edit.isMotion, edit != .undo, edit != .redo else {
      let isChanged = perform(edit, at: now)
      vi.cursorMoved(in: &editor)
      return isChanged
    }
    let before = editor
    vi.type(.action(edit), in: &editor)
    guard editor != before else { return false }
    write(at: now) { _ in }
    return true
  }

  /// The cursor was moved, or the text changed, by something else.
  mutating func moved(_ vi: inout ViEditing) { vi.cursorMoved(in: &editor) }

  mutating func settle(_ vi: ViEditing) { vi.settle(&editor) }
}
