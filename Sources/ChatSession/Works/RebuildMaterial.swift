import ChatModel

/// The material from which a context is rebuilt.
struct RebuildMaterial: Sendable {
  /// The context, with the seed that it will have.
  var context: CachedContext
  /// The turns to be replayed, oldest first.
  var branch: [Turn]
  var estimate: TokenEstimate

  func plan(newest: Int?) -> RebuildPlan {
    RebuildPlan(context: context, branch: branch, estimate: estimate, newest: newest)
  }

  func ways(window: Int?) -> [RebuildOffer.Way] {
    RebuildOffer.Way.all(for: context, branch: branch, estimate: estimate, window: window)
  }
}
