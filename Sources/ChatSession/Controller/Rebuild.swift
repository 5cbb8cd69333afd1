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
  var then: OutgoingPrompt?
  /// What it is made of instead of the seed.
  var seed: Seed?
  /// How many of the newest turns are replayed; `nil`: all of them.
  var newest: Int?
  /// Why, for the user, before it begins.
  var because: String?
}

/// The user wants a rebuild done, not offered.
enum Agreement: Hashable, Sendable {
  /// With this many of the newest turns; `nil`: all of them. It was offered before.
  case chosen(newest: Int?)
  /// With all turns; if fewer are advised, it is offered after all.
  case whole

  /// How many of the newest turns are replayed; `nil`: all of them.
  var newest: Int? {
    switch self {
    case .chosen(let newest): newest
    case .whole: nil
    }
  }

  /// Whether nothing of these ways is left to be chosen.
  func settles(_ ways: [RebuildOffer.Way]) -> Bool { self != .whole || ways.count == 1 }
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
