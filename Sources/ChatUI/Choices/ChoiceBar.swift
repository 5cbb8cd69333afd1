package import ChatModel
import Wording

/// A question to the user in a conversation; the keyboard stays where it is.
package enum ChoiceBar: Sendable, Hashable {
  /// A prompt was refused; its text is in the composer.
  case refused(SendRefusal, returned: String)
  /// A prompt was not sent because its mentions are in doubt; its text is in the composer.
  case doubtful(SendRequest, MentionDoubt)
  /// Nobody can know whether the server stored the turn.
  case unconfirmed(TurnID)

  /// A way on, by the key's action.
  struct Choice: Equatable {
    let action: Action
    let words: String
    /// For narrow screens.
    let short: String

    init(_ action: Action, _ words: String, _ short: String) {
      self.action = action
      self.words = words
      self.short = short
    }
  }

  /// The choices of F5 to F7.
  ///
  /// - Parameters:
  ///   - canRebuild: False if the context has nothing to rebuild it from.
  ///   - isUnconfirmed: True while the last turn still has to be settled.
  func choices(canRebuild: Bool, isUnconfirmed: Bool) -> [Choice] {
    let all =
      switch self {
      case .refused(let refusal, _): Self.choices(refusal.reason, isUnconfirmed: isUnconfirmed)
      case .doubtful(_, let doubt):
        doubt.unknown.isEmpty
          ? [Choice(.chooseSend, localized("send anyway"), localized("send"))]
          : [Choice(.chooseSend, localized("send as text"), localized("as text"))]
      case .unconfirmed: Self.settling
      }
    return canRebuild ? all : all.filter { $0.action != .chooseRebuild }
  }

  private static func choices(_ reason: SendRefusal.Reason, isUnconfirmed: Bool) -> [Choice] {
    switch reason {
    case .expired:
      [rebuild, Choice(.chooseSend, localized("send anyway"), localized("send")), other]
    case .lost, .tooLong: [rebuild, other]
    case .drivenElsewhere, .notStored:
      [Choice(.chooseSend, localized("try again"), localized("again"))]
    case .invalid: [Choice(.chooseOther, localized("parameters"), localized("parameters"))]
    case .impossible: isUnconfirmed ? Array(settling.dropFirst()) : [other]
    case .unconfirmed: settling
    }
  }

  private static let rebuild = Choice(
    .chooseRebuild, localized("rebuild and send"), localized("rebuild"))
  private static let other = Choice(.chooseOther, localized("choose another"), localized("other"))
  private static let settling = [
    Choice(.chooseRebuild, localized("rebuild without it"), localized("rebuild")),
    Choice(.chooseSend, localized("resend"), localized("resend")),
    Choice(.chooseOther, localized("carry on"), localized("carry on")),
  ]

  /// True if it is about the prompt in the composer, and goes with it.
  var isAboutPrompt: Bool {
    switch self {
    case .refused, .doubtful: true
    case .unconfirmed: false
    }
  }

  /// True if the question is a message of the controller, which may be long.
  var hasMessage: Bool {
    guard case .refused(let refusal, _) = self else { return isAboutPrompt }
    switch refusal.reason {
    case .invalid, .impossible, .notStored, .tooLong: return true
    case .expired, .lost, .drivenElsewhere, .unconfirmed: return false
    }
  }

  /// The question.
  var question: String {
    switch self {
    case .unconfirmed: localized("Did the server keep this turn?")
    case .doubtful(_, let doubt): localized("Not sent: \(doubt.words)")
    case .refused(let refusal, _): Self.question(refusal.reason)
    }
  }

  /// The question, and a sentence after it.
  func question(followedBy sentence: String?) -> String {
    guard let sentence else { return question }
    let isQuestion = question.hasSuffix("?") || question.hasSuffix("？")
    return isQuestion
      ? question + localized(" ") + sentence : localized("\(question). \(sentence)")
  }

  private static func question(_ reason: SendRefusal.Reason) -> String {
    switch reason {
    case .expired(let left) where left > 0: localized("Not sent: \(left) s left")
    case .expired: localized("Not sent: expired")
    case .lost: localized("Not sent: the server lost the context")
    case .tooLong(let message), .invalid(let message): localized("Not sent: \(message)")
    case .drivenElsewhere: localized("Not sent: another ctxchat is using this context")
    case .unconfirmed: localized("Not sent: unconfirmed turn")
    case .impossible(let message): localized("Not sent: \(message)")
    case .notStored(let message, _): localized("Not sent because it could not be saved: \(message)")
    }
  }
}
