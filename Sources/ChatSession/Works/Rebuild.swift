import ChatModel

/// A context to be rebuilt.
struct Rebuild: Sendable {
  /// Which turns are replayed.
  enum Extent: Sendable {
    /// The whole visible branch.
    case wholeBranch
    /// Up to this turn, which becomes the last of the branch; `nil`: none.
    case upTo(TurnID?)
  }

  var context: ContextKey
  /// Whose turns are replayed; `nil`: the most recent conversation of the context.
  var conversation: ConversationID?
  var extent = Extent.wholeBranch
  var reason = LineageEntry.Reason.rebuilt
  /// Sent when the new context is there.
  var then: OutgoingPrompt?
  /// Replaces the seed.
  var seed: Seed?
  /// Replaces the model.
  var model: String?
  /// The number of the newest turns that are replayed; `nil`: all of them.
  var newest: Int?
  /// The reason, which the user sees before it begins.
  var because: String?
}
