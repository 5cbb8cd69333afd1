import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing
import Wording

extension AppState {
  /// Enter in the composer.
  mutating func submit() {
    guard let (typed, content) = pane.composer.enter(templates: templates.list.names, at: now)
    else { return composerChanged() }
    switch content {
    case .empty: return
    case .prompt(let prompt):
      if let edited = pane.composer.editing {
        sendEdited(edited, prompt, typed: typed)
      } else {
        send(prompt, typed: typed)
      }
    case .command(let command, let arguments):
      pane.composer.takeCommand(typed, at: now)
      run(command, arguments)
    case .action(let action):
      pane.composer.takeCommand(typed, at: now)
      perform(action)
    case .template(let name, let input): useTemplate(name, input, typed: typed)
    case .ambiguous(let word, let names):
      tell(
        .warning,
        localized(
          "/\(word) is ambiguous: \(names.map { "/" + $0 }.joined(separator: localized(", ")))."))
    case .excess(let word):
      tell(
        .warning,
        localized("/\(word) takes no argument. Nothing was done; // sends text that starts with /.")
      )
    case .unknown(let word, let suggestion): tellUnknown(word, suggestion)
    }
  }

  private mutating func tellUnknown(_ word: String, _ suggestion: String?) {
    let near = suggestion.map { localized("; did you mean /\($0)?") } ?? localized(".")
    tell(
      .warning,
      localized(
        "Unknown command /\(word)\(near) Nothing was sent; // sends text that starts with /."))
  }

  /// Puts the beginning of a command over the draft, until the command is done or left.
  mutating func compose(_ command: String) {
    overlays.closeAll()
    leaveReading()
    pane.composer.begin(command: command)
  }

  /// Sends a prompt in the conversation on screen, or keeps it until that is known.
  mutating func send(_ prompt: String, typed: String, keepsText: Bool = false) {
    guard !nothingOpens else { return tellNothingOpens() }
    pane.choices.close()
    let request = SendRequest(
      turn: newTurnID(), conversation: pane.id, prompt: prompt, typed: typed)
    let stage = stage(of: prompt)
    if stage == .waitsForFiles { emit(.expandFiles(request, isSure: false)) }
    if stage == .sent { emit(.send(request)) }
    let view = TurnView(turn: turn(for: request, isHeld: stage.isHeld))
    pane.composer.send(
      OutgoingPrompts.Prompt(request, typed: typed, stage: stage, view: view),
      keepsText: keepsText, at: now)
    pane.show(outgoing: view)
    pane.set(system: nil)
    saveDraft()
  }

  private func stage(of prompt: String) -> OutgoingPrompts.Stage {
    if pane.isLobby { return .waitsForConversation }
    if PathMentions.mayStand(in: prompt) { return .waitsForFiles }
    return pane.composer.outgoing.hasHeld ? .waitsInOrder : .sent
  }

  /// True while nothing is on screen that a prompt could go to, and nothing is on its way there.
  var nothingOpens: Bool { pane.isLobby && opening.isIdle }

  /// Says what it takes to send anything.
  private mutating func tellNothingOpens() {
    let create = keymap.hint(.newConversation)
    if contexts.summaries.isEmpty {
      let creates =
        create.isEmpty ? localized("/new creates one") : localized("\(create) creates one")
      tell(.warning, localized("No context yet: \(creates), /ctx import ID imports one."))
    } else {
      let list = keymap.hint(.contexts)
      let lists = list.isEmpty ? localized("/ctx lists") : localized("\(list) lists")
      tell(
        .warning,
        localized("No conversation is open: \(lists) the contexts. The prompt stays here."))
    }
  }

  /// The start is over. Prompts that waited for a conversation come back where none was opened.
  mutating func endStart() {
    opening.endStart()
    guard nothingOpens, pane.composer.outgoing.hasHeld else { return }
    while takeHeldBack() {}
    tellNothingOpens()
  }

  /// Shows a prompt that came back as a turn again and leaves `rest` in the composer; the caller has it sent.
  mutating func resend(
    _ prompt: String, typed: String, rest: String, force: Bool, stage: OutgoingPrompts.Stage
  ) -> SendRequest {
    let request = SendRequest(
      turn: newTurnID(), conversation: pane.id, prompt: prompt, typed: typed, force: force)
    let view = TurnView(turn: turn(for: request))
    pane.composer.resend(
      OutgoingPrompts.Prompt(request, typed: typed, stage: stage, view: view), rest: rest, at: now)
    pane.show(outgoing: view)
    return request
  }

  /// The turn as it is shown until the controller tells more.
  private func turn(for request: SendRequest, isHeld: Bool = false) -> Turn {
    let context = shownContext?.context
    let last = pane.transcript.lastTurn?.turn
    let waits = isHeld || (!pane.live.isEmpty && context?.mode.remembersTurns != false)
    return Turn(
      id: request.turn, conversation: request.conversation, parent: last?.id,
      system: pane.conversation?.system, prompt: request.prompt,
      phase: waits ? .queued : .sending, timings: TurnTimings(createdAt: now),
      contextID: context?.contextID ?? last?.contextID ?? "",
      parameters: pane.conversation?.parameters ?? Parameters())
  }
}

// An earlier prompt that is edited.
extension AppState {
  /// Asks it. It stays in the composer until the controller says what it takes. The same text again is the same turn.
  private mutating func sendEdited(_ edited: EditedTurn, _ prompt: String, typed: String) {
    let before = pane.composer.outgoing.asked.flatMap { $0.typed == typed ? $0.request.turn : nil }
    let request = SendRequest(
      turn: before ?? newTurnID(), conversation: pane.id, prompt: prompt, typed: typed)
    pane.composer.outgoing.add(OutgoingPrompts.Prompt(request, typed: typed, stage: .asked))
    pane.choices.close()
    // The hint on how to ask it is no longer needed.
    notices.endAnswer(at: now)
    if PathMentions.mayStand(in: prompt) {
      emit(.expandFiles(request, isSure: false))
    } else {
      requestOffer(.edit(edited.turn, request))
    }
  }

  /// Esc.
  mutating func leaveEdit() -> Bool {
    guard pane.composer.leaveEdit(at: now) else { return false }
    // The hint on how to leave is no longer true.
    notices.endAnswer(at: now)
    return true
  }

  /// The controller has an edited prompt: the draft that it pushed aside comes back, and is kept.
  mutating func finishEdit(askedAs turn: TurnID, in id: ConversationID) {
    if let command = change(id, { $0.composer.finishEdit(askedAs: turn) }) ?? nil { emit(command) }
  }

  /// Ends the edit whose prompt is on the visible branch now.
  mutating func finishEdit(among snapshot: ConversationSnapshot) {
    let id = snapshot.conversation.id
    guard let asked = change(id, { $0.composer.outgoing.asked?.request.turn }) ?? nil,
      snapshot.turns.contains(where: { $0.id == asked })
    else { return }
    finishEdit(askedAs: asked, in: id)
  }
}
