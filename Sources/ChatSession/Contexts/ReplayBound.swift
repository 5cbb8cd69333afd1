import ChatModel
import Wording

/// The part of a long conversation that a rebuild should replay, and why no more.
///
/// Turns that the server would not remember need not be sent: a `last_history_tokens` strategy limits the turns, a
/// window limits seed and turns together. Of several limits the smallest counts. If neither is known, the limit is 32,768 tokens: the longest history that
/// the API's own strategies keep (the API page, Create).
struct ReplayBound: Hashable, Sendable {
  /// The limit in tokens if no other is known.
  static let standard = 32_768

  /// The limit in tokens.
  var tokens: Int
  /// The seed counts, too.
  var includesSeed: Bool
  /// The reason, as the end of a sentence.
  var reason: String

  /// The bound for a context.
  ///
  /// - Parameters:
  ///   - window: The context window of the model, if it is known.
  ///   - seed: The tokens of the seed, by our estimate.
  init(of context: CachedContext, window: Int?, seed: Int) {
    let kept = Self.kept(by: context.truncation)
    let fitting = window.map { Self(window: $0) }
    let known = [kept, fitting].compactMap(\.self)
    self =
      known.min { $0.turns(seed: seed) < $1.turns(seed: seed) }
      ?? Self(Self.standard, false, localized("sending all of them would cost many tokens"))
  }

  /// The bound of a model that takes a number of tokens. A quarter is left for the turns to come.
  init(window: Int) {
    self.init(
      window / 4 * 3, true, localized("the model takes about \(Count.text(window)) tokens"))
  }

  /// The number of tokens that the server keeps, if it is known.
  private static func kept(by truncation: TruncationStrategy?) -> ReplayBound? {
    switch truncation {
    case .lastHistoryTokens(let limit):
      Self(
        limit, false, localized("the context keeps the last \(Count.text(limit)) tokens of history")
      )
    case .rollingTokens(let most?, let step):
      Self(
        most - min(most / 2, step ?? 0), true,
        localized("its window takes \(Count.text(most)) tokens"))
    case .rollingTokens, .other, nil: nil
    }
  }

  /// The tokens that are left for turns.
  private func turns(seed: Int) -> Int { includesSeed ? tokens - seed : tokens }

  private init(_ tokens: Int, _ includesSeed: Bool, _ reason: String) {
    self.tokens = max(0, tokens)
    self.includesSeed = includesSeed
    self.reason = reason
  }

  /// The number of the newest turns that fit, at least one; `nil` if all fit.
  func newest(
    of branch: [Turn], in context: CachedContext, estimate: TokenEstimate
  ) -> Int? {
    var left = turns(seed: estimate.tokens(in: context.seed))
    let settled = branch.filter(RequestComposer.isReplayed)
    for (count, turn) in settled.reversed().enumerated() {
      left -= MemoryHorizon.tokens(of: turn, estimate: estimate)
      if left < 0 { return max(1, count) < settled.count ? max(1, count) : nil }
    }
    return nil
  }
}

extension RebuildOffer.Way {
  /// The ways to rebuild a context, the advised one first.
  static func all(
    for context: CachedContext, branch: [Turn], estimate: TokenEstimate, window: Int?
  ) -> [RebuildOffer.Way] {
    let whole = RebuildPlan(context: context, branch: branch, estimate: estimate)
    let all = RebuildOffer.Way(summary: whole.summary, leftOut: unsettled(whole.skippedTurns))
    let bound = ReplayBound(
      of: context, window: window, seed: estimate.tokens(in: context.seed))
    guard context.mode.remembersTurns,
      let newest = bound.newest(of: branch, in: context, estimate: estimate)
    else { return [all] }
    let part = RebuildPlan(context: context, branch: branch, estimate: estimate, newest: newest)
    let older =
      part.olderTurns == 1
      ? localized("The oldest turn is left out")
      : localized("The \(part.olderTurns) oldest turns are left out")
    let words = [localized("\(older): \(bound.reason)."), unsettled(part.skippedTurns)].compactMap(
      \.self)
    return [
      RebuildOffer.Way(
        newest: newest, summary: part.summary, leftOut: words.joined(separator: localized(" "))),
      all,
    ]
  }

  private static func unsettled(_ count: Int) -> String? {
    switch count {
    case 0: nil
    case 1: localized("1 turn without a settled ending is left out.")
    default: localized("\(count) turns without a settled ending are left out.")
    }
  }
}
