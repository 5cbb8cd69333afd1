package import ChatModel
package import FoundationEssentials
import TerminalKit
package import TextEditing

/// The text that is written in one conversation, and every prompt between Enter and the end of its turn.
///
/// A text is in exactly one place: in the composer, under something that was put over it, or on its way.
package struct Composer: Sendable {
  /// The outcomes of Tab.
  enum TabOutcome: Equatable {
    case completed
    /// The folder of this path has to be read.
    case readFolder(String)
    case nothingToComplete
    /// There is nothing to complete in a prompt: the keyboard goes to the transcript.
    case leave
  }

  private let id: ConversationID
  /// The text on screen.
  package internal(set) var editor = TextEditor()
  /// The draft, while a command from the palette is on screen in its place.
  private var parked: TextEditor?
  /// The earlier prompt that is on screen, to be asked in another form.
  package private(set) var editing: EditedTurn?
  private(set) var history = PromptHistory()
  /// The prompts between Enter and the end of their turns.
  package internal(set) var outgoing = OutgoingPrompts()
  /// The completions of the text before the caret.
  package internal(set) var completion = Completion()
  /// The time of the first change that is not stored.
  package private(set) var changedAt: Date?
  /// False until the draft that the store kept has come. The lobby's is known from the start.
  private var knowsStored: Bool
  /// True if the draft was stored before the kept one had come.
  private var wasStoredUnseen = false

  init(_ id: ConversationID) {
    self.id = id
    knowsStored = id == ConversationPane.lobby
  }

  /// True if there is no text on screen.
  package var isEmpty: Bool { editor.isEmpty }
  /// True while a command from the palette is on screen over the draft.
  var hasCommand: Bool { parked != nil }
  /// True while something here would be lost if it went.
  var mustStay: Bool {
    !outgoing.isEmpty || changedAt != nil || editing != nil || wasStoredUnseen
  }
  var holdsText: Bool { !written.isEmpty }
  /// The draft, which is not on screen while a turn is edited.
  var draftText: String { editing?.aside.text ?? written.text }

  /// The text that is being written: the one on screen, unless that is a command from the palette.
  private var written: TextEditor {
    get { parked ?? editor }
    set { if parked == nil { editor = newValue } else { parked = newValue } }
  }

  /// Everything that was written in the lobby, where nothing else keeps the prompts that wait.
  private var lobbyText: String {
    (outgoing.texts + [written.text]).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  mutating func layout(
    width: Int, maxRows: Int, style: EditorStyle, vi: ViEditing?
  ) -> EditorLayout {
    editor.setViewport(width: width, maxRows: maxRows)
    return editor.layout(
      width: width, maxRows: maxRows, style: style, selection: vi?.selection(in: editor))
  }

  // MARK: Typing

  /// Changes the text; a walk through the past ends.
  mutating func write(at now: Date, _ body: (inout TextEditor) -> Void) {
    body(&editor)
    history.reset()
    if editor.isEmpty { unpark() }
    noteChange(at: now)
    completion.textChanged()
  }

  private mutating func noteChange(at now: Date) { changedAt = changedAt ?? now }

  /// Does what an editing key asks for; true if the text changed.
  mutating func perform(_ edit: EditAction, at now: Date) -> Bool {
    let outcome = editor.perform(edit)
    if edit.isMotion {
      completion.textChanged()
    } else if outcome != .ignored {
      write(at: now) { _ in }
      return true
    }
    return false
  }

  mutating func moveCaret(to point: Point) { editor.moveCaret(to: point) }

  /// ↑: in the list of completions, to the row above, or to the prompt before, and then true.
  mutating func goUp(at now: Date) -> Bool {
    if completion.move(by: -1) || editor.perform(.moveUp) != .atEdgeUp { return false }
    return recall(history.older(from: editor.text), at: now)
  }

  /// ↓: in the list of completions, to the row below, or to the prompt after, and then true.
  mutating func goDown(at now: Date) -> Bool {
    if completion.move(by: 1) || editor.perform(.moveDown) != .atEdgeDown { return false }
    return recall(history.newer(from: editor.text), at: now)
  }

  private mutating func recall(_ prompt: String?, at now: Date) -> Bool {
    guard let prompt else { return false }
    editor.replaceAll(with: prompt)
    noteChange(at: now)
    completion.close()
    return true
  }

  /// Enter; `nil` if it took a completion or went on in another line.
  mutating func enter(templates: [String], at now: Date) -> (typed: String, content: EnteredText)? {
    if completion.popup?.isTouched == true {
      acceptCompletion(at: now)
      return nil
    }
    if editor.continueLine() {
      write(at: now) { _ in }
      return nil
    }
    completion.close()
    let typed = editor.text
    return (typed, EnteredText(typed, templates: templates))
  }

  mutating func tab(at now: Date) -> TabOutcome {
    if completion.popup != nil {
      acceptCompletion(at: now)
      return .completed
    }
    if let place = Completion.path(at: editor) { return .readFolder(place.path) }
    return editor.beginsCommand ? .nothingToComplete : .leave
  }

  private mutating func acceptCompletion(at now: Date) {
    guard let popup = completion.popup else { return }
    completion.close()
    write(at: now) { popup.accept(in: &$0) }
  }

  // MARK: Texts over the draft

  /// Puts the beginning of a command over the draft.
  mutating func begin(command: String) {
    if parked == nil, !editor.isEmpty { parked = editor }
    editor.load(text: command)
    completion.textChanged()
  }

  /// Brings back the draft that a command was put over; false if none was.
  mutating func leaveCommand() -> Bool {
    guard hasCommand else { return false }
    unpark()
    completion.close()
    return true
  }

  private mutating func unpark() {
    guard let draft = parked else { return }
    parked = nil
    editor = draft
  }

  /// Takes a command that is carried out; it leaves the composer, and can be recalled.
  mutating func takeCommand(_ typed: String, at now: Date) {
    history.add(typed)
    clear(at: now)
  }

  private mutating func clear(at now: Date) {
    editor.load(text: "")
    unpark()
    completion.close()
    noteChange(at: now)
  }

  /// Puts the prompt of a turn over the draft, to be asked in another form.
  mutating func edit(_ turn: TurnID, _ prompt: String) {
    editing = EditedTurn(turn: turn, original: prompt, aside: draft)
    written.load(text: prompt)
    outgoing.withdrawAsked()
  }

  /// Brings back the draft that an edited prompt was put over; false if none was.
  mutating func leaveEdit(at now: Date) -> Bool {
    guard editing != nil else { return false }
    unpushEdit()
    outgoing.withdrawAsked()
    noteChange(at: now)
    completion.close()
    return true
  }

  private mutating func unpushEdit() {
    guard let draft = editing?.aside else { return }
    editing = nil
    written.load(text: draft.text, caret: draft.caret)
  }

  /// The turn that is edited, if it was asked as this one.
  func edited(askedAs turn: TurnID) -> TurnID? {
    outgoing.asked?.request.turn == turn ? editing?.turn : nil
  }

  /// The controller has the prompt that was edited and asked as this turn: the draft comes back, above the text that
  /// was written meanwhile, and has to be stored.
  mutating func finishEdit(askedAs turn: TurnID) -> SessionCommand? {
    guard let asked = outgoing.asked, asked.request.turn == turn else { return nil }
    let more = EditedTurn.written(in: written.text, since: asked.typed)
    outgoing.taken(turn)
    unpushEdit()
    append(more)
    completion.close()
    return store()
  }

  // MARK: Sending

  /// Takes a prompt that is shown as a turn; it leaves the composer.
  mutating func send(
    _ prompt: OutgoingPrompts.Prompt, keepsText: Bool = false, at now: Date
  ) {
    history.add(prompt.typed)
    outgoing.add(prompt)
    if keepsText { noteChange(at: now) } else { clear(at: now) }
  }

  /// Takes a prompt that came back and is sent again; `rest` was written below it.
  mutating func resend(_ prompt: OutgoingPrompts.Prompt, rest: String, at now: Date) {
    outgoing.add(prompt)
    completion.close()
    noteChange(at: now)
    setDraft(rest)
  }

  // MARK: The draft

  /// The text that is written, for the store. In the lobby the prompts that wait belong to it.
  package var draft: Draft {
    if id == ConversationPane.lobby, !outgoing.isEmpty {
      return Draft(text: lobbyText, caret: lobbyText.count)
    }
    return editing?.draft(written.text, caret: written.caret, asked: outgoing.asked?.typed)
      ?? Draft(text: written.text, caret: written.caret)
  }

  /// Puts a text that came back above the draft.
  mutating func putBack(_ text: String) {
    completion.close()
    guard !text.isEmpty else { return }
    if let aside = editing?.aside {
      return setDraft(aside.isEmpty ? text : text + "\n\n" + aside.text)
    }
    let present = Draft(text: written.text, caret: written.caret)
    let whole = present.below(text)
    if whole != present { written.replaceAll(with: whole.text, caret: whole.caret) }
  }

  /// Puts a text below the draft.
  private mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    let whole = draftText.isEmpty ? text : draftText + "\n\n" + text
    if editing == nil { written.replaceAll(with: whole) } else { setDraft(whole) }
  }

  private mutating func setDraft(_ text: String) {
    if editing != nil {
      editing?.aside = Draft(text: text, caret: text.count)
    } else {
      written.load(text: text)
    }
  }

  /// Has the draft stored as it is now, with the prompts on their way: of them the store keeps those that are not in
  /// the history, such as one that came back and of which nothing is known here yet.
  mutating func store() -> SessionCommand {
    changedAt = nil
    wasStoredUnseen = !knowsStored
    let unsent = id == ConversationPane.lobby ? [] : outgoing.unsent(beside: written.text)
    return .saveDraft(id, draft, unsent: unsent, isBelowKept: wasStoredUnseen)
  }

  /// Takes the draft that the store kept; it has to be stored again if something was written before it came.
  mutating func load(_ kept: Draft, history prompts: [String]) -> SessionCommand? {
    guard !knowsStored else { return nil }
    knowsStored = true
    if history.prompts.isEmpty { history = PromptHistory(prompts) }
    if written.isEmpty {
      written.load(text: kept.text, caret: kept.caret)
    } else if kept.text != written.text {
      putBack(kept.text)
    }
    return wasStoredUnseen || changedAt != nil ? store() : nil
  }

  /// Takes along what was written in the lobby: it is pinned to nothing yet. Prompts that wait there were meant for
  /// another conversation, so they come along as text and are not sent.
  mutating func carryOver(from lobby: Composer, at now: Date) {
    let carried = lobby.lobbyText
    if lobby.outgoing.isEmpty, written.isEmpty, editing == nil {
      // With its folded pastes and what can be undone.
      written = lobby.written
    } else {
      append(carried)
    }
    guard !carried.isEmpty else { return }
    changedAt = now
    // A list that was open in the lobby, or on its way, is not here.
    completion.textChanged()
  }
}

extension EditAction {
  /// True if it leaves the text as it is.
  var isMotion: Bool {
    switch self {
    case .moveLeft, .moveRight, .moveWordLeft, .moveWordRight, .moveLineStart, .moveLineEnd,
      .moveStart, .moveEnd, .moveUp, .moveDown:
      true
    case .deleteBackward, .deleteForward, .deleteHorizontalSpace, .killWordBackward,
      .killWordBackwardUnicode, .killWordForward, .killToLineStart, .killToLineEnd, .killLine,
      .yank, .yankPop, .transpose, .transposeWords, .upcaseWord, .downcaseWord, .capitalizeWord,
      .newline, .undo, .redo, .expandPaste, .clear:
      false
    }
  }
}
