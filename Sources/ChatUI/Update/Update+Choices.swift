import ChatModel
import ChatTranscript
import TextEditing
import Wording

extension AppState {
  /// Asks what the last turn of the conversation on screen leaves open, and what the key for a rebuild would send.
  mutating func offerChoices() {
    pane.choices.offer(unconfirmed: pane.unconfirmedTurn)
    let last = pane.transcript.lastTurn?.id
    if let command = pane.choices.offerRebuild(rebuildCommand, after: last) { emit(command) }
  }

  /// The command behind the key for a rebuild; `nil` where it is not offered.
  private var rebuildCommand: SessionCommand? {
    guard let bar = pane.choices.bar, choices.contains(where: { $0.action == .chooseRebuild })
    else { return nil }
    switch bar {
    case .unconfirmed(let turn): return .settle(turn, .rebuild)
    case .doubtful: return nil
    case .refused(let refusal, _):
      if case .unconfirmed(let turn) = refusal.reason { return .settle(turn, .rebuild) }
      return pane.context.map { .rebuild($0, pending: refusal.request) }
    }
  }

  /// The choices of F5 to F7.
  var choices: [ChoiceBar.Choice] { pane.choices.bar.map(choices(of:)) ?? [] }

  private func choices(of bar: ChoiceBar) -> [ChoiceBar.Choice] {
    // An id that was created elsewhere has no seed.
    let context = shownContext?.context
    return bar.choices(
      canRebuild: context?.mayHaveSeed ?? true, isUnconfirmed: pane.unconfirmedTurn != nil)
  }

  /// F5, F6, F7. They settle an unconfirmed turn even while nothing asks for it.
  mutating func choose(_ action: Action) {
    guard let bar = pane.choices.bar ?? pane.unconfirmedTurn.map(ChoiceBar.unconfirmed) else {
      return tellBriefly(localized("No question is open here."))
    }
    guard choices(of: bar).contains(where: { $0.action == action }) else {
      return tellBriefly(localized("\(keymap.hint(action)) does nothing here now."))
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
      if let turn = pane.unconfirmedTurn { settle(turn, action) } else { toggleMenu() }
    case (_, .chooseOther): toggleMenu()
    case (_, .chooseRebuild):
      guard let key = pane.context else { return }
      if let offer = offerToChoose { return show(offer, refusal, returned: returned) }
      pane.choices.close()
      if let request = sendForRebuild(refusal, returned) {
        requestOffer(.atOnce(.rebuild(key, pending: request)))
      }
    default:
      pane.choices.close()
      if let request = sendReturned(refusal.request, returned, force: true) { emit(.send(request)) }
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
    pane.choices.settle(turn)
    let command = SessionCommand.settle(turn, way)
    if way == .rebuild { requestOffer(.atOnce(command)) } else { emit(command) }
  }

  /// The offer of the bar's rebuild, if not all turns should be replayed: then the user has to choose.
  private var offerToChoose: RebuildOffer? {
    pane.choices.preview.flatMap { $0.mustChoose ? $0.offer : nil }
  }

  /// Takes a refused prompt out of the composer, to be sent when its context is rebuilt.
  mutating func sendForRebuild(_ refusal: SendRefusal, _ returned: String) -> SendRequest? {
    guard let request = sendReturned(refusal.request, returned, force: false) else { return nil }
    pane.choices.answer(SendRefusal(request: request, reason: refusal.reason))
    return request
  }

  /// Takes the prompt that came back out of the composer and shows it as a turn again. Text that was written
  /// below it stays; when the prompt was changed, the whole text goes out.
  mutating func sendReturned(
    _ request: SendRequest, _ returned: String, force: Bool, stage: OutgoingPrompts.Stage = .sent
  ) -> SendRequest? {
    let text = pane.composer.draftText
    let head = returned + "\n\n"
    let isUntouched = text == returned || text.hasPrefix(head)
    let rest = text.hasPrefix(head) ? String(text.dropFirst(head.count)) : ""
    let typed = isUntouched ? returned : text
    guard case .prompt(let edited) = EnteredText(typed) else {
      tell(.warning, localized("Nothing was sent: the composer contains a command."))
      return nil
    }
    let prompt = isUntouched ? request.prompt : edited
    return resend(prompt, typed: typed, rest: rest, force: force, stage: stage)
  }
}
