import ChatMarkdown
import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing
import Wording

extension AppState {
  mutating func startReading() {
    guard pane.transcript.turnCount > 0 else {
      return tellBriefly(localized("Nothing to read yet."))
    }
    pane.composer.completion.close()
    reading.start(in: &pane.transcript)
  }

  mutating func leaveReading() {
    if reading.isOn, !reading.hasCopied { templates.left(pane.transcript.sourceOfFocus()) }
    reading.stop(in: &pane.transcript)
  }

  /// The turn that an action is about: the focused one, else the last.
  private var subject: Turn? {
    if let focus = pane.transcript.focus { return pane.transcript.turn(focus.turn)?.turn }
    return pane.transcript.lastTurn?.turn
  }

  /// The subject, once its reply is over; says why not otherwise.
  private mutating func endedSubject() -> Turn? {
    guard let turn = subject else {
      tellBriefly(localized("No turn yet."))
      return nil
    }
    return isOver(turn) ? turn : nil
  }

  /// Tells how to stop the reply, if it is not over.
  private mutating func isOver(_ turn: Turn) -> Bool {
    if !turn.phase.isEnded {
      tell(.info, localized("The reply is still in progress; \(keymap.hint(.cancel)) stops it."))
    }
    return turn.phase.isEnded
  }

  /// Does something to the focused message, or to the last one where none is.
  mutating func focusing(_ body: (inout Transcript) -> Void) {
    let hadFocus = pane.transcript.focus != nil
    if !hadFocus { pane.transcript.focusLast() }
    body(&pane.transcript)
    if !hadFocus { pane.transcript.clearFocus() }
  }

  mutating func copyMessage() {
    var transcript = pane.transcript
    if transcript.focus == nil { transcript.focusLast() }
    copy(
      transcript.sourceOfFocus(),
      transcript.focus?.role == .user ? localized("the prompt") : localized("the reply"))
  }

  /// Copies the n-th last reply, from 1.
  mutating func copyReply(_ number: Int) {
    var transcript = pane.transcript
    transcript.focusLast()
    var left = number
    var before: TranscriptFocus?
    while let focus = transcript.focus, focus != before {
      if focus.role == .assistant { left -= 1 }
      if left == 0 { return copy(transcript.sourceOfFocus(), localized("the reply")) }
      before = focus
      transcript.moveFocus(by: -1)
    }
    let count = number - left
    tellBriefly(
      count == 0
        ? localized("No reply here.")
        : localized("Only \(Count.of(count, "reply", "replies")) here."))
  }

  mutating func copy(_ text: String?, _ what: String) {
    guard let text, !text.isEmpty else { return tellBriefly(localized("Nothing to copy.")) }
    templates.copied(text)
    reading.noteCopy()
    emit(.copy(text, what: what))
  }

  /// Copies the next code block or link of the message.
  mutating func copyNext(_ piece: Reading.Piece) {
    guard let (text, name) = reading.next(piece, in: pane.transcript) else {
      return tellBriefly(localized("No \(piece.word) in this message."))
    }
    copy(text, name)
  }

  mutating func retry() {
    guard let turn = endedSubject() else { return }
    leaveReading()
    requestOffer(.retry(turn.id))
    pane.transcript.scrollToBottom()
  }

  mutating func undoTurn() {
    guard let last = pane.transcript.lastTurn else {
      return tellBriefly(localized("No turn to drop."))
    }
    if isOver(last.turn) { requestOffer(.undo(pane.id)) }
  }

  mutating func editTurn() {
    guard let turn = endedSubject() else { return }
    leaveReading()
    saveDraft()
    pane.composer.edit(turn.id, EnteredText.composerText(for: turn.prompt))
    tell(
      .info,
      localized("\(keymap.hint(.send)) sends the edited prompt, \(keymap.hint(.cancel)) cancels."))
  }

  mutating func fork() {
    let turn = pane.transcript.focus?.turn
    guard !pane.isLobby else { return }
    leaveReading()
    fork(pane.id, upTo: turn)
  }

  /// Forks a conversation on screen: at once where that is free, else what it takes is shown first.
  mutating func fork(_ id: ConversationID, upTo turn: TurnID?) {
    requestOffer(.fork(id, upTo: turn))
    if contexts.context(of: id)?.mode.remembersTurns == false {
      waitForMade()
    }
  }

  /// Opens the form of a context that is made from the focused answer, or from the last ones.
  mutating func distil(_ count: Int = 1) {
    var turns = pane.transcript.loadedTurns.filter { $0.phase.isEnded && !$0.reply.isEmpty }
    if let focus = pane.transcript.focus {
      let end = turns.firstIndex { $0.id == focus.turn }
      turns = end.map { Array(turns[...$0]) } ?? []
    }
    guard let context = shownContext?.context,
      let recipe = Distillation.recipe(
        from: turns.suffix(count), title: pane.conversation?.title ?? "", context: context, at: now)
    else {
      tellBriefly(localized("No answer here to create a context from."))
      return
    }
    leaveReading()
    openNewContextForm(from: recipe)
  }

  mutating func flip(_ step: Int) {
    guard let turn = subject else { return }
    requestOffer(.flipAlternative(turn.id, step: step))
  }

  mutating func unqueue() {
    let queued = subject.flatMap { $0.phase == .queued ? $0.id : nil }
    guard let id = queued ?? pane.live.entries.last(where: { $0.phase == .queued })?.id else {
      return tellBriefly(localized("No queued prompt here."))
    }
    leaveReading()
    emit(.unqueue(id))
  }

  mutating func resend() {
    guard let turn = endedSubject() else { return }
    if turn.ending == .unconfirmed {
      pane.choices.settle(turn.id)
      emit(.settle(turn.id, .resend))
    } else {
      retry()
    }
  }

  /// Searches in the transcript: asks for the words, or goes by the given ones.
  mutating func find(_ words: String) {
    guard pane.transcript.turnCount > 0 else {
      return tellBriefly(localized("Nothing to search yet."))
    }
    if words.isEmpty {
      overlays.open(.find(LineField()))
    } else {
      reading.startAtMatch()
      if pane.transcript.search(words) == 0 { tell(.info, localized("“\(words)” not found.")) }
    }
  }

  mutating func goToMatch(_ body: (inout Transcript) -> Void) {
    guard pane.transcript.matchPosition != nil else {
      return tell(.info, localized("Search with \(keymap.hint(.searchTranscript)) first."))
    }
    body(&pane.transcript)
  }
}
