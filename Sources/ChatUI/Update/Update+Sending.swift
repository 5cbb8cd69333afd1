import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing

extension AppState {
  /// Enter in the composer.
  mutating func submit() {
    if completion?.isTouched == true {
      acceptCompletion()
      return
    }
    if pane.editor.continueLine() {
      composerChanged()
      return
    }
    completion = nil
    let typed = pane.editor.text
    switch Submission(typed) {
    case .empty: break
    case .prompt(let prompt):
      if let edited = pane.editing {
        sendEdited(edited, prompt, typed: typed)
      } else {
        send(prompt, typed: typed)
      }
    case .command(let command, let arguments):
      takeOutOfComposer(typed)
      run(command, arguments)
    case .action(let action):
      takeOutOfComposer(typed)
      perform(action)
    case .ambiguous(let word, let names):
      tell(.warning, "/\(word) is ambiguous: \(names.map { "/" + $0 }.joined(separator: ", ")).")
    case .excess(let word):
      tell(
        .warning,
        "/\(word) takes no argument. Nothing was done; // sends text that starts with /.")
    case .unknown(let word, let suggestion): tellUnknown(word, suggestion)
    }
  }

  private mutating func tellUnknown(_ word: String, _ suggestion: String?) {
    let near = suggestion.map { "; did you mean /\($0)?" } ?? "."
    tell(
      .warning,
      "Unknown command /\(word)\(near) Nothing was sent; // sends text that starts with /.")
  }

  /// A command leaves the composer, as a prompt does, and can be recalled.
  private mutating func takeOutOfComposer(_ typed: String) {
    pane.history.add(typed)
    pane.history.reset()
    clearComposer()
  }

  /// Puts the beginning of a command into the composer, and the draft aside until the command is done or left.
  mutating func compose(_ command: String) {
    overlays.removeAll()
    leaveReading()
    if pane.parked == nil, !pane.editor.isEmpty { pane.parked = pane.editor }
    pane.editor.load(text: command)
    completionIsStale = true
  }

  /// Esc while a command from the palette stands over the draft.
  @discardableResult
  mutating func leaveCommand() -> Bool {
    guard pane.parked != nil else { return false }
    unpark()
    completion = nil
    return true
  }

  /// Brings the draft back that a command was put over.
  mutating func unpark() {
    guard let draft = pane.parked else { return }
    pane.parked = nil
    pane.editor = draft
  }

  private mutating func clearComposer() {
    pane.editor.load(text: "")
    unpark()
    completion = nil
    pane.draftChangedAt = pane.draftChangedAt ?? now
  }

  /// Sends a prompt in the conversation on screen, or keeps it until that is known.
  mutating func send(_ prompt: String, typed: String, force: Bool = false) {
    guard !nothingOpens else {
      tellNothingOpens()
      return
    }
    pane.bar = nil
    pane.history.add(typed)
    pane.history.reset()
    let request = SendRequest(
      turn: newTurnID(), conversation: pane.id, prompt: prompt, typed: typed, force: force)
    let hold = hold(for: prompt)
    let view = TurnView(turn: turn(for: request, isHeld: hold != nil))
    var outgoing = OutgoingTurn(request: request, typed: typed, view: view)
    outgoing.hold = hold
    if hold == .files { emit(.expandFiles(request, isSure: false)) }
    if hold == nil { emit(.send(request)) }
    pane.show(outgoing, at: now)
    pane.conversation?.system = nil
    clearComposer()
    saveDraft()
  }

  /// Whether nothing is on screen that a prompt could go to, and nothing is on its way.
  var nothingOpens: Bool { pane.isLobby && opening == nil && !isStarting }

  /// Says what it takes to send anything.
  private mutating func tellNothingOpens() {
    let create = keymap.hint(.newConversation)
    if contexts.summaries.isEmpty {
      let creates = create.isEmpty ? "/new creates one" : "\(create) creates one"
      tell(.warning, "No context yet: \(creates), /ctx import ID imports one.")
    } else {
      let list = keymap.hint(.contexts)
      let lists = list.isEmpty ? "/ctx lists" : "\(list) lists"
      tell(.warning, "No conversation is open: \(lists) the contexts. The prompt stays here.")
    }
  }

  /// The start is over. Prompts that waited for a conversation come back where none was opened.
  mutating func endStart() {
    isStarting = false
    guard nothingOpens, !pane.outgoing.isEmpty else { return }
    for held in pane.outgoing.reversed() {
      _ = pane.withdraw(held.request.turn)
      pane.putBack(held.typed)
    }
    composerChanged()
    tellNothingOpens()
  }

  /// Shows a prompt as a turn again and leaves `rest` in the composer; the caller has it sent.
  mutating func resendNow(
    _ prompt: String, typed: String, rest: String, force: Bool
  ) -> SendRequest {
    let request = SendRequest(
      turn: newTurnID(), conversation: pane.id, prompt: prompt, typed: typed, force: force)
    pane.show(
      OutgoingTurn(request: request, typed: typed, view: TurnView(turn: turn(for: request))),
      at: now)
    completion = nil
    pane.draftChangedAt = pane.draftChangedAt ?? now
    pane.setDraft(rest)
    return request
  }

  private func hold(for prompt: String) -> Hold? {
    if pane.isLobby { return .conversation }
    if PathMentions.mayStand(in: prompt) { return .files }
    return pane.outgoing.contains { $0.hold != nil } ? .order : nil
  }

  private mutating func sendEdited(_ edited: EditedTurn, _ prompt: String, typed: String) {
    // It stays in the composer until the controller says what it takes. The same text again is the same turn.
    let before = edited.asked.flatMap { $0.text == typed ? $0.turn : nil }
    let asked = UnsentPrompt(turn: before ?? newTurnID(), text: typed)
    pane.editing?.asked = asked
    pane.bar = nil
    // The hint on how to ask it is no longer needed.
    notices.endAnswer(at: now)
    let request = SendRequest(
      turn: asked.turn, conversation: pane.id, prompt: prompt, typed: typed)
    if PathMentions.mayStand(in: prompt) {
      emit(.expandFiles(request, isSure: false))
    } else {
      wish(.edit(edited.turn, request))
    }
  }

  /// Esc while a past prompt is in the composer.
  mutating func leaveEdit() -> Bool {
    guard pane.editing != nil else { return false }
    // The hint on how to leave is no longer true.
    notices.endAnswer(at: now)
    pane.leaveEdit()
    pane.draftChangedAt = pane.draftChangedAt ?? now
    completion = nil
    return true
  }

  /// The turn as it is shown until the controller tells more.
  private func turn(for request: SendRequest, isHeld: Bool = false) -> Turn {
    let context = pane.context.flatMap { contexts[$0]?.context }
    let last = pane.transcript.lastTurn?.turn
    let waits = isHeld || (!pane.live.isEmpty && context?.mode != .commonPrefix)
    return Turn(
      id: request.turn, conversation: request.conversation, parent: last?.id,
      system: pane.conversation?.system, prompt: request.prompt,
      phase: waits ? .queued : .sending, timings: TurnTimings(createdAt: now),
      contextID: context?.contextID ?? last?.contextID ?? "",
      parameters: pane.conversation?.parameters ?? Parameters())
  }

  /// Puts a text back into a conversation's composer and has the draft saved.
  mutating func putBack(_ text: String, in conversation: ConversationID) {
    completion = nil
    let command = change(conversation) { pane in
      pane.putBack(text)
      return pane.saveDraft()
    }
    emit(command ?? .returnToDraft(conversation, prompt: text))
    if conversation == ConversationPane.lobby { lobbyIsSaved = true }
  }

  /// Changes a conversation's pane in its place, on screen or put away; `nil` when it has none.
  @discardableResult
  mutating func change<Result>(
    _ conversation: ConversationID, _ body: (inout ConversationPane) -> Result
  ) -> Result? {
    conversation == pane.id ? body(&pane) : shelf.change(conversation, body)
  }
}
