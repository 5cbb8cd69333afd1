import ChatModel
import FoundationEssentials
import TerminalKit
import TextEditing

extension AppState {
  mutating func performWriting(_ action: Action) {
    switch action {
    case .send: submit()
    case .newline: editComposer(.newline)
    case .complete: complete()
    case .historyPrevious: goUp()
    case .historyNext: goDown()
    case .historySearch: startHistorySearch()
    case .openEditor: openEditor()
    case .deleteOrQuit:
      if pane.editor.isEmpty { quit() } else { editComposer(.deleteForward) }
    default: break
    }
  }

  /// An editing key, in whatever text has the keyboard.
  mutating func performEditing(_ action: Action) {
    guard let edit = EditAction(action) else { return }
    if flipOption(action) || changeField({ $0.perform(edit) }) || isReading { return }
    editComposer(edit)
  }

  private mutating func editComposer(_ edit: EditAction) {
    let outcome = pane.editor.perform(edit)
    if edit.isMotion {
      completionIsStale = true
    } else if outcome != .ignored {
      composerChanged()
    }
  }

  private mutating func goUp() {
    if completion != nil {
      completion?.move(by: -1)
    } else if pane.editor.perform(.moveUp) == .atEdgeUp,
      let prompt = pane.history.older(from: pane.editor.text)
    {
      recall(prompt)
    }
  }

  private mutating func goDown() {
    if completion != nil {
      completion?.move(by: 1)
    } else if pane.editor.perform(.moveDown) == .atEdgeDown,
      let prompt = pane.history.newer(from: pane.editor.text)
    {
      recall(prompt)
    }
  }

  private mutating func recall(_ text: String) {
    pane.editor.replaceAll(with: text)
    noteDraftChange()
    completion = nil
  }

  /// What follows every change of the composer's text.
  mutating func composerChanged() {
    pane.history.reset()
    noteDraftChange()
    completionIsStale = true
    if pane.editor.isEmpty { unpark() }
    if pane.editor.isEmpty { dropRefusal() }
  }

  private mutating func noteDraftChange() {
    typedSinceOpening = true
    if pane.draftChangedAt == nil { pane.draftChangedAt = now }
  }

  func draftIsDue(_ changed: Date) -> Bool {
    changed.addingTimeInterval(Self.draftPause) <= now || changed > now
  }

  /// How long a draft waits to be saved: it may be a second old, and the way to the disk takes some of that.
  static let draftPause = 0.6

  /// Saves what stands in the composer, if it changed.
  mutating func saveDraft() {
    guard pane.draftChangedAt != nil else { return }
    emit(pane.saveDraft())
    if pane.isLobby { lobbyIsSaved = true }
  }

  private mutating func openEditor() {
    // One that was stopped goes on with the text that it has.
    editorTarget = editorTarget ?? pane.id
    emit(.openEditor(pane.editor.text))
  }

  mutating func take(_ outcome: EditorOutcome) {
    guard let target = editorTarget else { return }
    switch outcome {
    case .stopped(let editor):
      tell(
        .info,
        "“\(editor)” is suspended with your text; \(keymap.hint(.openEditor)) resumes it.")
    case .failed(let reason):
      editorTarget = nil
      tell(.warning, "\(reason) The draft is unchanged.")
    case .edited(let text):
      editorTarget = nil
      takeEdited(text, in: target)
    }
  }

  private mutating func takeEdited(_ text: String, in target: ConversationID) {
    guard target == pane.id else { return putBack(text, in: target) }
    guard text != pane.editor.text else { return }
    pane.editor.replaceAll(with: text)
    composerChanged()
  }
}

extension EditAction {
  /// Whether it leaves the text as it is.
  fileprivate var isMotion: Bool {
    switch self {
    case .moveLeft, .moveRight, .moveWordLeft, .moveWordRight, .moveLineStart, .moveLineEnd,
      .moveStart, .moveEnd, .moveUp, .moveDown:
      true
    default: false
    }
  }

  /// The edit that an action stands for.
  init?(_ action: Action) {
    switch action {
    case .moveLeft: self = .moveLeft
    case .moveRight: self = .moveRight
    case .moveWordLeft: self = .moveWordLeft
    case .moveWordRight: self = .moveWordRight
    case .moveLineStart: self = .moveLineStart
    case .moveLineEnd: self = .moveLineEnd
    case .moveStart: self = .moveStart
    case .moveEnd: self = .moveEnd
    case .deleteBackward: self = .deleteBackward
    case .deleteForward: self = .deleteForward
    case .killWordBackward: self = .killWordBackward
    case .killWordBackwardUnicode: self = .killWordBackwardUnicode
    case .killWordForward: self = .killWordForward
    case .killToLineStart: self = .killToLineStart
    case .killToLineEnd: self = .killToLineEnd
    case .yank: self = .yank
    case .yankPop: self = .yankPop
    case .transpose: self = .transpose
    case .upcaseWord: self = .upcaseWord
    case .downcaseWord: self = .downcaseWord
    case .capitalizeWord: self = .capitalizeWord
    case .undo: self = .undo
    case .redo: self = .redo
    case .expandPaste: self = .expandPaste
    default: return nil
    }
  }
}
