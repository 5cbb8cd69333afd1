import ChatModel
import ChatTranscript
import TextEditing

extension AppState {
  /// Asks what the last turn of the pane on screen leaves open, unless something graver is asked already.
  mutating func offerChoices() {
    let open = unconfirmedTurn
    if case .unconfirmed(let turn)? = pane.bar, turn != open { pane.bar = nil }
    if pane.bar == nil, let open, open != pane.settling { pane.bar = .unconfirmed(open) }
    askForPreview()
  }

  /// Asks what the key for a rebuild would send, as soon as it is offered.
  private mutating func askForPreview() {
    guard let command = rebuildCommand else {
      pane.preview = nil
      return
    }
    let last = pane.transcript.lastTurn?.id
    guard pane.preview?.command != command || pane.preview?.after != last else { return }
    pane.preview = BarPreview(command: command, after: last)
    emit(.preview(command))
  }

  /// What the key for a rebuild would do; `nil` where it is not offered.
  private var rebuildCommand: SessionCommand? {
    guard let bar = pane.bar, choices.contains(where: { $0.action == .chooseRebuild }) else {
      return nil
    }
    switch bar {
    case .unconfirmed(let turn): return .settle(turn, .rebuild)
    case .doubtful: return nil
    case .refused(let refusal, _):
      if case .unconfirmed(let turn) = refusal.reason { return .settle(turn, .rebuild) }
      return pane.context.map { .rebuild($0, pending: refusal.request) }
    }
  }

  /// The last turn of the pane on screen, where nobody knows whether the server stored it.
  private var unconfirmedTurn: TurnID? {
    guard let last = pane.transcript.lastTurn, last.turn.ending == .unconfirmed else { return nil }
    return last.id
  }

  /// Takes a refusal away; what the last turn leaves open is asked again.
  mutating func dropRefusal() {
    if pane.bar?.isAboutPrompt == true { pane.bar = nil }
  }

  /// What F5 to F7 offer now.
  var choices: [ChoiceBar.Choice] {
    pane.bar?.choices(canRebuild: canRebuild, isUnconfirmed: unconfirmedTurn != nil) ?? []
  }

  /// Whether the present context can be created anew: an id that was made elsewhere has no seed.
  private var canRebuild: Bool {
    guard let context = pane.context.flatMap({ contexts[$0]?.context }) else { return true }
    return context.mayHaveSeed
  }

  /// F5, F6, F7. They settle an unconfirmed turn even while nothing asks for it.
  mutating func choose(_ action: Action) {
    guard let bar = pane.bar ?? unconfirmedTurn.map(ChoiceBar.unconfirmed) else {
      tellBriefly("No question is open here.")
      return
    }
    let offered = bar.choices(canRebuild: canRebuild, isUnconfirmed: unconfirmedTurn != nil)
    guard offered.contains(where: { $0.action == action }) else {
      tellBriefly("\(keymap.hint(action)) does nothing here now.")
      return
    }
    switch bar {
    case .unconfirmed(let turn): settle(turn, action)
    case .doubtful(let request, _): sendDoubtful(request)
    case .refused(let refusal, let returned): choose(action, refusal, returned: returned)
    }
  }

  private mutating func choose(_ action: Action, _ refusal: SendRefusal, returned: String) {
    switch (refusal.reason, action) {
    case (.unconfirmed(let turn), _): settle(turn, action)
    case (.invalid, _): openParameters()
    case (.impossible, _):
      if let turn = unconfirmedTurn { settle(turn, action) } else { toggleMenu() }
    case (_, .chooseOther): toggleMenu()
    case (_, .chooseRebuild):
      guard let key = pane.context else { return }
      if let offer = offerToChoose { return show(offer, refusal, returned: returned) }
      pane.bar = nil
      if let request = takeForRebuild(refusal, returned) {
        wish(.atOnce(.rebuild(key, pending: request)))
      }
    default:
      pane.bar = nil
      if let request = takeReturned(refusal.request, returned, force: true) { emit(.send(request)) }
    }
    saveDraft()
  }

  private mutating func settle(_ turn: TurnID, _ action: Action) {
    let way: UnconfirmedWay =
      switch action {
      case .chooseRebuild: .rebuild
      case .chooseSend: .resend
      default: .carryOn
      }
    if way == .rebuild, let offer = offerToChoose { return show(offer) }
    pane.bar = nil
    pane.settling = turn
    let command = SessionCommand.settle(turn, way)
    if way == .rebuild { wish(.atOnce(command)) } else { emit(command) }
  }

  /// What the bar's rebuild takes, where not all turns should be replayed: that has to be chosen.
  private var offerToChoose: RebuildOffer? {
    pane.preview.flatMap { $0.mustChoose ? $0.offer : nil }
  }

  /// Takes the prompt that came back out of the composer; it goes out when its context is created anew.
  mutating func takeForRebuild(_ refusal: SendRefusal, _ returned: String) -> SendRequest? {
    guard let request = takeReturned(refusal.request, returned, force: false) else { return nil }
    pane.answered = SendRefusal(request: request, reason: refusal.reason)
    return request
  }

  /// Takes the prompt that came back out of the composer and shows it as a turn again. Text that was written
  /// below it stays; when the prompt was changed, the whole text goes out.
  mutating func takeReturned(
    _ request: SendRequest, _ returned: String, force: Bool
  ) -> SendRequest? {
    let text = pane.draftText
    let head = returned + "\n\n"
    let isUntouched = text == returned || text.hasPrefix(head)
    let rest = text.hasPrefix(head) ? String(text.dropFirst(head.count)) : ""
    let typed = isUntouched ? returned : text
    guard case .prompt(let edited) = Submission(typed) else {
      tell(.warning, "Nothing was sent: the composer contains a command.")
      return nil
    }
    let prompt = isUntouched ? request.prompt : edited
    return resendNow(prompt, typed: typed, rest: rest, force: force)
  }
}
