package import ChatModel

/// The material from which a context is rebuilt.
package struct RebuildMaterial: Sendable {
  /// The context, with the seed that it will have.
  package internal(set) var context: CachedContext
  /// The turns to be replayed, oldest first.
  var branch: [Turn]
  var estimate: TokenEstimate
  /// The tokens that the model takes, if they are known.
  var window: Int?

  /// The messages that a rebuild would send, with that many of the newest turns; `nil`: all of them.
  package func plan(newest: Int?) -> RebuildPlan {
    RebuildPlan(context: context, branch: branch, estimate: estimate, newest: newest)
  }

  /// The number of the newest turns that fit into the model's window; `nil` if all do, or if it is unknown.
  package var fittingTurns: Int? {
    guard context.mode.remembersTurns, let window else { return nil }
    return ReplayBound(window: window).newest(of: branch, in: context, estimate: estimate)
  }

  /// The ways to rebuild the context.
  package func ways() -> [RebuildOffer.Way] {
    RebuildOffer.Way.all(for: context, branch: branch, estimate: estimate, window: window)
  }
}
