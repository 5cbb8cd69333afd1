import ChatModel

/// What a context is made anew for.
struct Rebuild: Sendable {
  var context: ContextKey
  /// Whose turns are replayed; `nil`: the most recent conversation of the context.
  var conversation: ConversationID?
  /// The last turn that is replayed, `.some(nil)` for none; `nil`: the whole visible branch.
  var upTo: TurnID??
  var reason: LineageEntry.Reason
  /// Goes out when the new context is there.
  var then: Submission?
  /// What it is made of instead of the seed.
  var seed: Seed?
  /// How many of the newest turns are replayed; `nil`: all of them.
  var newest: Int?
  /// Why, for the user, before it begins.
  var because: String?
}

/// The user has seen what a rebuild sends.
struct Agreement: Hashable, Sendable {
  /// How many of the newest turns are replayed; `nil`: all of them.
  var newest: Int?
}

/// What a rebuild has to work with.
struct RebuildMaterial: Sendable {
  /// The context, with the seed that it will have.
  var context: CachedContext
  var branch: [Turn]
  var estimate: TokenEstimate

  func plan(newest: Int?) -> RebuildPlan {
    RebuildPlan(context: context, branch: branch, estimate: estimate, newest: newest)
  }

  func ways(window: Int?) -> [RebuildOffer.Way] {
    RebuildOffer.Way.all(for: context, branch: branch, estimate: estimate, window: window)
  }
}
