import ChatModel

/// The material from which a context is rebuilt.
struct RebuildMaterial: Sendable {
  /// The context, with the seed that it will have.
  var context: CachedContext
  /// The turns to be replayed, oldest first.
  var branch: [Turn]
  var estimate: TokenEstimate
  /// The tokens that the model takes, if they are known.
  var window: Int?

  func plan(newest: Int?) -> RebuildPlan {
    RebuildPlan(context: context, branch: branch, estimate: estimate, newest: newest)
  }

  func ways() -> [RebuildOffer.Way] {
    RebuildOffer.Way.all(for: context, branch: branch, estimate: estimate, window: window)
  }
}
