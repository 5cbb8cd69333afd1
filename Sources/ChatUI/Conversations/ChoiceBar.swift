package import ChatModel

/// What the user is asked to decide in a conversation, without the keyboard being taken away.
package enum ChoiceBar: Sendable, Hashable {
  /// A prompt came back; its text stands in the composer.
  case refused(SendRefusal, returned: String)
  /// Nobody can know whether the server stored the turn.
  case unconfirmed(TurnID)

  /// What F5 to F7 offer, in words.
  var choices: [(action: Action, words: String)] {
    switch self {
    case .refused(let refusal, _):
      switch refusal.reason {
      case .expired:
        [
          (.chooseRebuild, "rebuild and send"), (.chooseSend, "send anyway"),
          (.chooseOther, "choose another"),
        ]
      case .lost: [(.chooseRebuild, "rebuild and send"), (.chooseOther, "choose another")]
      case .drivenElsewhere, .notStored: [(.chooseSend, "try again")]
      case .invalid: [(.chooseOther, "parameters")]
      case .unconfirmed: Self.unconfirmedChoices
      }
    case .unconfirmed: Self.unconfirmedChoices
    }
  }

  private static let unconfirmedChoices: [(action: Action, words: String)] = [
    (.chooseRebuild, "rebuild without it"), (.chooseSend, "resend"),
    (.chooseOther, "carry on"),
  ]

  /// What happened.
  var question: String {
    switch self {
    case .unconfirmed: "Nobody can know whether the server stored this turn"
    case .refused(let refusal, _): Self.question(refusal.reason)
    }
  }

  private static func question(_ reason: SendRefusal.Reason) -> String {
    switch reason {
    case .expired(let left) where left > 0: "Not sent: the context expires in \(left) s"
    case .expired: "Not sent: the context has expired"
    case .lost: "Not sent: the server says that the context is gone"
    case .invalid(let message): "Not sent: \(message)"
    case .drivenElsewhere: "Not sent: another ctxchat is at work on this context"
    case .unconfirmed: "Not sent: the turn before is unconfirmed"
    case .notStored(let message): "Not sent, it could not be stored: \(message)"
    }
  }
}
