import ChatMarkdown
import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing

extension AppState {
  mutating func startReading() {
    guard pane.transcript.turnCount > 0 else {
      tellBriefly("Nothing to read yet.")
      return
    }
    completion = nil
    isReading = true
    pane.transcript.focusLast()
  }

  mutating func leaveReading() {
    guard isReading else { return }
    isReading = false
    pane.transcript.clearFocus()
    pane.transcript.clearSearch()
  }

  /// A key of the transcript, or the command of that name: then it is about the last message.
  mutating func performReading(_ action: Action) {
    switch action {
    case .focusOlder: pane.transcript.moveFocus(by: -1)
    case .focusNewer: pane.transcript.moveFocus(by: 1)
    case .leaveFocus: leaveReading()
    case .copyMessage: copyMessage()
    case .copyCode: copyNext(.code)
    case .openLink: copyNext(.link)
    case .retry: retry()
    case .editTurn: editTurn()
    case .forkHere: fork()
    case .distil: distil()
    case .previousAlternative: flip(-1)
    case .nextAlternative: flip(1)
    case .nextUserTurn: pane.transcript.jump(toUserTurn: 1)
    case .previousUserTurn: pane.transcript.jump(toUserTurn: -1)
    case .searchTranscript: find("")
    case .nextMatch: goToMatch { $0.nextMatch() }
    case .previousMatch: goToMatch { $0.previousMatch() }
    case .toggleRaw: focusing { $0.toggleRaw() }
    case .toggleReasoning: focusing { $0.toggleReasoning() }
    case .readTop: pane.transcript.focusFirst()
    case .readBottom:
      pane.transcript.focusLast()
      pane.transcript.scrollToBottom()
    case .unqueue: unqueue()
    case .resend: resend()
    default: break
    }
  }

  /// The turn that an action is about: the focused one, else the last.
  private var subject: Turn? {
    if let focus = pane.transcript.focus { return pane.transcript.turn(focus.turn)?.turn }
    return pane.transcript.lastTurn?.turn
  }

  /// The subject, once its reply is over; says why not otherwise.
  private mutating func endedSubject() -> Turn? {
    guard let turn = subject else {
      tellBriefly("No turn yet.")
      return nil
    }
    guard turn.phase.isEnded else {
      tell(.info, "The reply is still in progress; \(keymap.hint(.cancel)) stops it.")
      return nil
    }
    return turn
  }

  /// Does something to the focused message, or to the last one where none is.
  private mutating func focusing(_ body: (inout Transcript) -> Void) {
    let hadFocus = pane.transcript.focus != nil
    if !hadFocus { pane.transcript.focusLast() }
    body(&pane.transcript)
    if !hadFocus { pane.transcript.clearFocus() }
  }

  private mutating func copyMessage() {
    var transcript = pane.transcript
    if transcript.focus == nil { transcript.focusLast() }
    copy(transcript.sourceOfFocus(), transcript.focus?.role == .user ? "the prompt" : "the reply")
  }

  /// Copies the n-th last reply, from 1.
  mutating func copyReply(_ number: Int) {
    var transcript = pane.transcript
    transcript.focusLast()
    var left = number
    var before: TranscriptFocus?
    while let focus = transcript.focus, focus != before {
      if focus.role == .assistant { left -= 1 }
      if left == 0 { return copy(transcript.sourceOfFocus(), "the reply") }
      before = focus
      transcript.moveFocus(by: -1)
    }
    let count = number - left
    tellBriefly(count == 0 ? "No reply here." : "Only \(Count.of(count, "reply", "replies")) here.")
  }

  private mutating func copy(_ text: String?, _ what: String) {
    guard let text, !text.isEmpty else {
      tellBriefly("Nothing to copy.")
      return
    }
    emit(.copy(text, what: what))
  }

  /// Copies the next code block or link of the message.
  private mutating func copyNext(_ what: CopyCursor.What) {
    var transcript = pane.transcript
    if transcript.focus == nil { transcript.focusLast() }
    let texts =
      what == .code ? transcript.codeBlocksOfFocus() : transcript.linksOfFocus().map(\.target)
    let name = what == .code ? "code block" : "link"
    guard !texts.isEmpty else {
      tellBriefly("No \(name) in this message.")
      return
    }
    let focus = transcript.focus
    let isNext =
      copyCursor?.what == what && copyCursor?.turn == focus?.turn
      && copyCursor?.role == focus?.role
    let index = isNext ? ((copyCursor?.index ?? -1) + 1) % texts.count : 0
    copyCursor = CopyCursor(what: what, turn: focus?.turn, role: focus?.role, index: index)
    copy(texts[index], texts.count == 1 ? "the \(name)" : "\(name) \(index + 1) of \(texts.count)")
  }

  /// Copies the code of the last reply.
  mutating func copyCodeOfLastReply() {
    performReading(.copyCode)
  }

  private mutating func retry() {
    guard let turn = endedSubject() else { return }
    leaveReading()
    wish(.retry(turn.id))
    pane.transcript.scrollToBottom()
  }

  private mutating func editTurn() {
    guard let turn = endedSubject() else { return }
    leaveReading()
    saveDraft()
    pane.edit(turn.id, Submission.composerText(for: turn.prompt))
    tell(
      .info, "\(keymap.hint(.send)) sends the edited prompt, \(keymap.hint(.cancel)) cancels.")
  }

  mutating func fork() {
    let turn = pane.transcript.focus?.turn
    guard !pane.isLobby else { return }
    leaveReading()
    fork(pane.id, upTo: turn)
  }

  /// Forks a conversation on screen: at once where that is free, else what it takes is shown first.
  mutating func fork(_ id: ConversationID, upTo turn: TurnID?) {
    wish(.fork(id, upTo: turn))
    if contexts[id].flatMap({ contexts[$0.context] })?.context.mode == .commonPrefix {
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
    guard let context = pane.context.flatMap({ contexts[$0]?.context }),
      let recipe = Distillation.recipe(
        from: turns.suffix(count), title: pane.conversation?.title ?? "", context: context, at: now)
    else {
      tellBriefly("No answer here to create a context from.")
      return
    }
    leaveReading()
    openNewContextForm(from: recipe)
  }

  private mutating func flip(_ step: Int) {
    guard let turn = subject else { return }
    wish(.flipAlternative(turn.id, step: step))
  }

  private mutating func unqueue() {
    let queued = subject.flatMap { $0.phase == .queued ? $0.id : nil }
    guard let id = queued ?? pane.live.entries.last(where: { $0.phase == .queued })?.id else {
      tellBriefly("No queued prompt here.")
      return
    }
    leaveReading()
    emit(.unqueue(id))
  }

  private mutating func resend() {
    guard let turn = endedSubject() else { return }
    if turn.ending == .unconfirmed {
      pane.bar = nil
      pane.settling = turn.id
      emit(.settle(turn.id, .resend))
    } else {
      retry()
    }
  }

  /// Searches in the transcript: asks for the words, or goes by the given ones.
  mutating func find(_ words: String) {
    guard pane.transcript.turnCount > 0 else {
      tellBriefly("Nothing to search yet.")
      return
    }
    if words.isEmpty {
      promptLine = .find(LineField())
    } else {
      isReading = true
      if pane.transcript.search(words) == 0 { tell(.info, "“\(words)” not found.") }
    }
  }

  private mutating func goToMatch(_ body: (inout Transcript) -> Void) {
    guard pane.transcript.matchPosition != nil else {
      tell(.info, "Search with \(keymap.hint(.searchTranscript)) first.")
      return
    }
    body(&pane.transcript)
  }
}
