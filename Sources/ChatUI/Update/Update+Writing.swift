import ChatModel
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

extension AppState {
  /// Columns of the mark before the composer's text.
  var markColumns: Int {
    pane.composer.editing == nil
      ? ScreenLayout.promptColumns : CellWidth.of(ScreenLayout.editMark)
  }

  /// Changes the text of the composer.
  mutating func write(_ body: (inout TextEditor) -> Void) {
    pane.composer.write(at: now, body)
    composerChanged()
  }

  /// Tells the other parts that the text of the composer changed.
  mutating func composerChanged() {
    opening.noteTyping()
    if pane.composer.isEmpty { pane.choices.closeAboutPrompt() }
  }

  /// ↑ and ↓ in the composer.
  mutating func recall(_ body: (inout Composer, Date) -> Bool) {
    if body(&pane.composer, now) { opening.noteTyping() }
    movedBesideVi()
  }

  /// Tab: takes a completion, asks for one, or goes to the transcript.
  mutating func complete() {
    switch pane.composer.tab(at: now) {
    case .completed: composerChanged()
    case .readFolder(let path): emit(.completePath(prefix: path))
    case .nothingToComplete: tellBriefly(localized("Nothing to complete here."))
    case .leave: startReading()
    }
  }

  // MARK: The draft

  /// A draft may be a second old, and the way to the disk takes some of that.
  static let draftPause = 0.6

  func draftIsDue(_ changed: Date) -> Bool {
    changed.addingTimeInterval(Self.draftPause) <= now || changed > now
  }

  /// Stores the draft, if it changed.
  mutating func saveDraft() {
    guard pane.composer.changedAt != nil else { return }
    emit(pane.composer.store())
    opening.stored(draftOf: pane.id)
  }

  /// Puts a text back into a conversation's composer and has the draft stored.
  mutating func putBack(_ text: String, in conversation: ConversationID) {
    let command = change(conversation) { pane in
      pane.composer.putBack(text)
      return pane.composer.store()
    }
    emit(command ?? .returnToDraft(conversation, prompt: text))
    opening.stored(draftOf: conversation)
  }

  // MARK: $EDITOR

  mutating func openEditor() {
    editorVisit.open(for: pane.id)
    emit(.openEditor(pane.composer.editor.text))
  }

  mutating func leaveEditor(_ outcome: EditorOutcome) {
    guard let target = editorVisit.returned(outcome) else { return }
    switch outcome {
    case .stopped(let editor):
      tell(
        .info,
        localized(
          "“\(editor)” is suspended with your text; \(keymap.hint(.openEditor)) resumes it."))
    case .failed(let reason): tell(.warning, localized("\(reason) The draft is unchanged."))
    case .edited(let text) where target != pane.id: putBack(text, in: target)
    case .edited(let text):
      if text != pane.composer.editor.text { write { $0.replaceAll(with: text) } }
    }
  }
}
