import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing

extension AppState {
  /// Esc: the nearest thing that can be closed or stopped.
  mutating func cancel() {
    if closeWhatIsOpen() || stopReply() || leaveCommand() || leaveEdit() || takeHeldBack() {
      return
    }
    if pane.bar?.isAboutPrompt == true {
      dropRefusal()
    } else {
      notices.dismiss(at: now)
    }
  }

  /// Ctrl+C: closes or stops what there is to close or stop, then clears the draft; twice it quits. The second press
  /// quits only where there is still nothing else for it to do.
  mutating func interrupt() {
    if closeQuestions() || stopReply() {
      disarmQuit()
    } else if isReading {
      leaveReading()
    } else if quitArmedUntil != nil, pane.editor.isEmpty {
      quit()
    } else if pane.editor.isEmpty {
      arm("Press \(keymap.hint(.interrupt)) again to quit.")
    } else if pane.parked != nil {
      leaveCommand()
    } else {
      completion = nil
      pane.editor.replaceAll(with: "")
      composerChanged()
      arm(
        "Draft cleared: \(keymap.hint(.undo)) brings it back, \(keymap.hint(.interrupt)) quits.")
    }
  }

  private mutating func arm(_ words: String) {
    quitArmedUntil = now.addingTimeInterval(2)
    tellBriefly(words)
  }

  mutating func disarmQuit() {
    quitArmedUntil = nil
  }

  private mutating func closeWhatIsOpen() -> Bool {
    if closePopups() { return true }
    guard isReading else { return false }
    leaveReading()
    return true
  }

  /// Closes what lies over the transcript.
  private mutating func closePopups() -> Bool {
    if overlays.isEmpty, completion != nil {
      completion = nil
      return true
    }
    return closeQuestions()
  }

  /// Closes what has taken the keyboard from the composer.
  private mutating func closeQuestions() -> Bool {
    if !overlays.isEmpty {
      overlays.removeLast()
    } else if promptLine != nil {
      if case .find? = promptLine { pane.transcript.clearSearch(returning: true) }
      promptLine = nil
    } else {
      return false
    }
    return true
  }

  /// Shows the stop at once and asks for it.
  mutating func stopReply() -> Bool {
    guard let id = pane.live.markStopping() else { return false }
    if var view = pane.transcript.turn(id) {
      view.turn.phase = .stopping
      pane.transcript.upsert(view)
    }
    emit(.stop(pane.id))
    return true
  }

  /// Takes the newest prompt back that has not gone out yet.
  private mutating func takeHeldBack() -> Bool {
    guard let held = pane.takeHeldBack() else { return false }
    pane.putBack(held)
    composerChanged()
    return true
  }

  /// Prompts that wait for something go back into their drafts, or nobody would send them.
  mutating func keepHeld() {
    while takeHeldBack() {}
    for id in shelf.holding {
      while let held = shelf.change(id, { $0.takeHeldBack() }).flatMap(\.self) {
        putBack(held, in: id)
      }
    }
  }

  /// Leaves, unless something would be lost: then it asks.
  mutating func quit() {
    guard let trouble = savingTrouble, trouble.unsaved > 0 || !pane.editor.isEmpty else {
      return leave()
    }
    open(
      .confirm(
        ConfirmDialog(
          title: "Quit without saving?",
          lines: [trouble.message] + (trouble.unsaved > 0 ? [trouble.loss] : []), yes: "quit",
          purpose: .leave)))
  }

  /// Saves what there is to save and leaves. Replies that are under way keep what came of them.
  mutating func leave() {
    keepHeld()
    saveDraft()
    emit(.quit)
  }
}
