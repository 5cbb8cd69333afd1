import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

extension AppState {
  /// Esc: closes or stops the nearest thing.
  mutating func cancel() {
    if overlays.isEmpty, pane.composer.completion.popup != nil {
      return pane.composer.completion.close()
    }
    if closeQuestion() || closeReading() || stopReply() || pane.composer.leaveCommand()
      || leaveEdit() || takeHeldBack()
    {
      return
    }
    if pane.choices.bar?.isAboutPrompt == true {
      pane.choices.close()
    } else {
      notices.dismiss(at: now)
    }
  }

  /// Ctrl+C: closes or stops what there is to close or stop, then clears the draft; twice it quits. The second press
  /// quits only if it still has nothing else to do.
  mutating func interrupt() {
    if closeQuestion() || stopReply() {
      keyboard.disarmQuit()
    } else if closeReading() {
      return
    } else if pane.composer.isEmpty {
      if keyboard.quitDeadline != nil { return quit() }
      arm(localized("Press \(keymap.hint(.interrupt)) again to quit."))
    } else if !pane.composer.leaveCommand() {
      pane.composer.completion.close()
      write { $0.replaceAll(with: "") }
      arm(
        localized(
          "Draft cleared: \(keymap.hint(.undo)) brings it back, \(keymap.hint(.interrupt)) quits."))
    }
  }

  private mutating func arm(_ words: String) {
    keyboard.armQuit(at: now)
    tellBriefly(words)
  }

  /// Closes what has taken the keyboard from the composer, except the transcript.
  private mutating func closeQuestion() -> Bool {
    if overlays.close() { return true }
    guard let line = overlays.line else { return false }
    if case .find = line { pane.transcript.clearSearch(returning: true) }
    overlays.closeLine()
    return true
  }

  private mutating func closeReading() -> Bool {
    defer { leaveReading() }
    return reading.isOn
  }

  /// Shows the stop at once and asks for it.
  mutating func stopReply() -> Bool {
    guard pane.markStopping() else { return false }
    emit(.stop(pane.id))
    return true
  }

  /// Takes back the newest prompt that the controller does not know of.
  mutating func takeHeldBack() -> Bool {
    guard pane.takeHeldBack() else { return false }
    write { _ in }
    return true
  }

  /// Puts prompts that wait back into their drafts, or nobody would send them.
  mutating func takeAllHeldBack() {
    while takeHeldBack() {}
    for id in shelf.holding {
      change(id) { while $0.takeHeldBack() {} }
      putBack("", in: id)
    }
  }

  /// Leaves, unless something would be lost: then it asks.
  mutating func quit() {
    guard let trouble = notices.trouble, trouble.unsaved > 0 || !pane.composer.isEmpty else {
      return leave()
    }
    open(
      ConfirmDialog(
        title: localized("Quit without saving?"),
        lines: [trouble.message] + (trouble.unsaved > 0 ? [trouble.loss] : []),
        yes: localized("quit"),
        purpose: .leave))
  }

  /// Saves what there is to save and leaves. Replies that are under way keep what came of them.
  mutating func leave() {
    takeAllHeldBack()
    saveDraft()
    emit(.quit)
  }

  /// Hands the terminal over.
  mutating func leaveTerminal(_ effect: Effect) {
    saveDraft()
    emit(effect)
  }
}
