import ChatModel
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

// vi's keys in the composer.
extension AppState {
  /// True while vi's keys are on and the composer has them.
  var viHasKeys: Bool { keyboard.vi != nil && overlays.keyContexts == nil && !reading.isOn }

  /// Gives a key to vi; false if it belongs to the program.
  mutating func pressVi(_ key: KeyPress) -> Bool {
    guard viHasKeys, keyboard.pending.isEmpty, var vi = keyboard.vi else { return false }
    let isFirstKey = vi.mode == .normal && vi.pending.isEmpty
    let outcome = pane.composer.press(key, &vi, at: now)
    keyboard.vi = vi
    if outcome == .passed { return false }
    keyboard.disarmQuit()
    reading.forgetCopies()
    switch outcome {
    case .passed, .moved: break
    case .changed: composerChanged()
    case .older(let count): recall(count, isUp: true)
    case .newer(let count): recall(count, isUp: false)
    case .ignored: if isFirstKey { performViSign(key) }
    }
    return true
  }

  /// The key after an Esc that came together with it, which looks like Alt: who types `Esc d` quickly, or over a slow
  /// line, means both, as in vim.
  func characterAfterEscape(_ key: KeyPress) -> KeyPress? {
    guard viHasKeys, keyboard.pending.isEmpty, keyboard.vi?.mode.isTyping == true,
      key.modifiers == .alt, case .character = key.key
    else { return nil }
    return KeyPress(key.key)
  }

  /// Signs that ask for something of the program's, as they do in a shell with vi's keys.
  private mutating func performViSign(_ key: KeyPress) {
    let action: Action? =
      switch key {
      case KeyPress(.character("/")): .historySearch
      case KeyPress(.character(":")): .palette
      case KeyPress(.character("?")) where pane.composer.isEmpty: .help
      default: nil
      }
    if let action { perform(action) }
  }

  private mutating func recall(_ count: Int, isUp: Bool) {
    for step in 0..<min(count, 1000) {
      // Over a prompt of several lines at once.
      if step > 0 { pane.composer.editor.moveCaret(to: isUp ? 0 : .max) }
      recall { isUp ? $0.goUp(at: $1) : $0.goDown(at: $1) }
    }
  }

  /// Types a text into the composer, as part of what `.` and counts repeat.
  mutating func type(_ typing: ViTyping, else body: (inout TextEditor) -> Void) {
    guard viHasKeys, var vi = keyboard.vi, vi.mode.isTyping else { return write(body) }
    write { vi.type(typing, in: &$0) }
    keyboard.vi = vi
  }

  /// The cursor was moved, or the text changed, by something that is not vi's.
  mutating func movedBesideVi() {
    guard var vi = keyboard.vi else { return }
    pane.composer.moved(&vi)
    keyboard.vi = vi
  }

  /// An empty composer is typed into, as in a shell.
  mutating func beginViTyping() {
    if pane.composer.isEmpty { keyboard.vi?.begin() }
  }

  /// Puts the cursor where vi's mode lets it stand; the end of every update.
  mutating func settleVi() {
    if let vi = keyboard.vi { pane.composer.settle(vi) }
  }

  /// `/vi`: on or off; it toggles without a word.
  mutating func setVi(_ word: String) {
    switch word {
    case "": keyboard.vi = keyboard.vi == nil ? ViEditing() : nil
    case "on": keyboard.vi = keyboard.vi ?? ViEditing()
    case "off": keyboard.vi = nil
    default:
      return tell(.warning, localized("/vi takes on or off; alone it toggles."))
    }
    tell(
      .info,
      keyboard.vi == nil
        ? localized("vi keys off.")
        : localized("vi keys on: Esc leaves insert mode; \"editing\": \"vi\" keeps them on."))
  }

  /// The look of the cursor that tells vi's mode; `nil` for the terminal's own.
  var cursorShape: CursorShape? {
    guard viHasKeys, let mode = keyboard.vi?.mode else { return nil }
    return switch mode {
    case .insert: .bar
    case .replace: .underline
    case .normal, .visual, .visualLine: .block
    }
  }
}
