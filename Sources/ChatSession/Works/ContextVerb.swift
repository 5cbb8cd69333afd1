import ChatModel

/// A thing to make on the server.
enum ContextVerb: Sendable {
  /// A new context.
  case create(ContextRecipe)
  /// A context again, from its seed and its turns; then the prompt is sent, if there is one.
  case rebuild(ContextKey, then: OutgoingPrompt? = nil)
  /// A context again, from another seed and its turns.
  case refresh(ContextKey, Seed)
  /// A context again, for another model.
  case remodel(ContextKey, String)
  /// A context again, without the turns after this one (`nil`: without any); then the prompt is sent, if there is one.
  case rewind(ConversationID, to: TurnID?, then: OutgoingPrompt?)
  /// A second conversation with the turns up to this one (`nil`: all of them).
  case fork(ConversationID, upTo: TurnID?)

  /// The rebuild that a command asks for, with the prompt that waits for it.
  static func rebuild(_ key: ContextKey, pending: SendRequest?) -> ContextVerb {
    .rebuild(key, then: pending.map { OutgoingPrompt($0) })
  }
}
