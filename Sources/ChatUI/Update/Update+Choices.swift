import ChatModel
import TextEditing

extension AppState {
  /// Offers the ways on from an unconfirmed turn, and takes the offer back once the turn is settled.
  mutating func offerChoices(_ id: ConversationID, for view: TurnView?) {
    guard let view else { return }
    change(id) { pane in
      if view.turn.ending == .unconfirmed {
        if pane.bar == nil { pane.bar = .unconfirmed(view.id) }
      } else if pane.bar == .unconfirmed(view.id) {
        pane.bar = nil
      }
    }
  }

  /// F5, F6, F7.
  mutating func choose(_ action: Action) {
    guard let bar = pane.bar else {
      tell(.info, "Nothing is asked here now.")
      return
    }
    guard bar.choices.contains(where: { $0.action == action }) else { return }
    switch bar {
    case .unconfirmed(let turn): settle(turn, action)
    case .refused(let refusal, let returned): choose(action, refusal, returned: returned)
    }
  }

  private mutating func choose(_ action: Action, _ refusal: SendRefusal, returned: String) {
    switch (refusal.reason, action) {
    case (.unconfirmed(let turn), _): settle(turn, action)
    case (.invalid, _): openParameters()
    case (_, .chooseOther): toggleMenu()
    case (_, .chooseRebuild):
      guard let key = pane.context else { return }
      pane.bar = nil
      if let request = takeReturned(refusal, returned, force: false) {
        emit(.rebuild(key, pending: request))
      }
    default:
      pane.bar = nil
      if let request = takeReturned(refusal, returned, force: true) { emit(.send(request)) }
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
    pane.bar = nil
    emit(.settle(turn, way))
  }

  /// Takes the prompt that came back out of the composer and shows it as a turn again. Text that was written
  /// below it stays; when the prompt was changed, the whole text goes out.
  private mutating func takeReturned(
    _ refusal: SendRefusal, _ returned: String, force: Bool
  ) -> SendRequest? {
    let text = pane.editor.text
    let head = returned + "\n\n"
    let isUntouched = text == returned || text.hasPrefix(head)
    let rest = text.hasPrefix(head) ? String(text.dropFirst(head.count)) : ""
    let typed = isUntouched ? returned : text
    guard case .prompt(let edited) = Submission(typed) else {
      tell(.warning, "The composer holds a command now; nothing was sent.")
      return nil
    }
    let prompt = isUntouched ? refusal.request.prompt : edited
    return resendNow(prompt, typed: typed, rest: rest, force: force)
  }
}
