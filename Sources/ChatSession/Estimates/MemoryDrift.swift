import ChatModel
import Wording

/// The server counted clearly more or less input than our record implies: its memory is not what we think.
///
/// Only counts of one counter are compared: the expectation starts from what the server itself counted for an earlier
/// turn under the same id, and adds our estimate of what was sent since. The tolerance is 64 tokens, or 10 % of
/// the server's part and 50 % of the estimated part, whichever is more: tokenizers differ, chat templates
/// add their own, and a wrong alarm is worse than a late one. What a server said at the creation may be an estimate of
/// its own (a real tokenizer gave 73 % to 132 % of ours): the first turn raises an alarm only when it counts less than
/// a quarter of that, which is what an empty memory looks like.
enum MemoryDrift: Hashable, Sendable {
  /// It holds more than we know of: another program used the id, or an unconfirmed turn was stored.
  case more(expected: Int, actual: Int, tolerance: Int)
  /// It holds less: it forgot, or it is another cache.
  case less(expected: Int, actual: Int, tolerance: Int)

  /// The expected count of a prompt, in tokens.
  struct Expectation: Hashable, Sendable {
    /// The part that the server counted itself.
    var counted: Int
    /// The part that only we estimated.
    var estimated: Int

    /// Both parts.
    var total: Int { counted + estimated }
    /// The largest error of both parts: tokenizers and templates differ.
    var slack: Int { counted / 10 + estimated / 2 }
    /// The largest difference that is not drift.
    var tolerance: Int { max(64, slack) }
  }

  /// Compares the count of an ended turn with what our record implies; `nil` when they agree or when
  /// nothing can be said.
  ///
  /// - Parameters:
  ///   - turn: The turn whose usage came.
  ///   - branch: The turns before it, oldest first.
  ///   - context: Where it was sent.
  ///   - estimate: For what the server has not counted.
  static func check(
    _ turn: Turn, after branch: [Turn], in context: CachedContext, estimate: TokenEstimate
  ) -> MemoryDrift? {
    guard let actual = turn.usage?.promptTokens, actual > 0, turn.contextID == context.contextID
    else { return nil }
    guard let expected = expectation(for: turn, after: branch, in: context, estimate: estimate)
    else { return emptiness(actual, after: branch, in: context) }
    if actual > expected.total + expected.tolerance {
      return .more(
        expected: expected.total, actual: actual, tolerance: expected.tolerance)
    }
    let floor = leastRemembered(expected, of: turn, in: context, estimate: estimate)
    let slack = Expectation(counted: floor, estimated: expected.estimated).tolerance
    guard actual < floor - slack else { return nil }
    // The tolerance that counted: what a server that truncates may have dropped is no drift.
    return .less(
      expected: expected.total, actual: actual, tolerance: expected.total - floor + slack)
  }

  /// The first count under an id shows that the server has almost nothing of what it was given.
  private static func emptiness(
    _ actual: Int, after branch: [Turn], in context: CachedContext
  ) -> MemoryDrift? {
    guard let created = context.creationUsage?.promptTokens, created >= 256, actual < created / 4
    else { return nil }
    return .less(expected: created, actual: actual, tolerance: created - created / 4)
  }

  /// The expected count of `turn`'s prompt; `nil` if the server has counted no turn under this id yet.
  static func expectation(
    for turn: Turn, after branch: [Turn], in context: CachedContext, estimate: TokenEstimate
  ) -> Expectation? {
    var estimated = estimate.tokens(in: RequestComposer.newMessages(of: turn))
    for earlier in branch.reversed() {
      guard earlier.contextID == turn.contextID || !context.mode.remembersTurns else {
        // Turns from before a rebuild are part of what it was created with.
        return nil
      }
      guard let usage = earlier.usage, let counted = usage.promptTokens, counted > 0,
        earlier.ending != .failed, RequestComposer.isReplayed(earlier)
      else {
        if context.mode.remembersTurns || RequestComposer.isReplayed(earlier) {
          estimated += MemoryHorizon.tokens(of: earlier, estimate: estimate)
        }
        continue
      }
      let reply =
        (earlier.choices.count > 1 ? nil : usage.answerTokens)
        ?? estimate.tokens(in: earlier.reply)
      return Expectation(counted: counted + reply, estimated: estimated + TokenEstimate.framing)
    }
    return nil
  }

  /// The least that a server may count which truncates as it announced.
  private static func leastRemembered(
    _ expected: Expectation, of turn: Turn, in context: CachedContext, estimate: TokenEstimate
  ) -> Int {
    guard context.mode.remembersTurns else { return expected.total }
    let newest = estimate.tokens(in: RequestComposer.newMessages(of: turn))
    switch context.truncation {
    case .lastHistoryTokens(let limit):
      // An estimate of the seed may be twice too high.
      let seed = context.creationUsage?.promptTokens ?? estimate.tokens(in: context.seed) / 2
      return min(expected.total, min(seed, expected.total) + min(limit, newest))
    case .rollingTokens(let maxWindow?, let rollingWindow?):
      return min(expected.total, max(0, maxWindow - rollingWindow))
    case .rollingTokens:
      return newest
    case .other, nil:
      return expected.total
    }
  }
}

extension MemoryDrift {
  /// For the user: what was found, what it may mean, what to do.
  func text(label: String) -> String {
    switch self {
    case .more(let expected, let actual, let tolerance):
      localized(
        """
        The server counted \(Count.text(actual)) input tokens in “\(label)”; about \
        \(Count.text(expected)) were expected (± \(Count.text(tolerance))): it remembers \
        more than is shown here. Another program may use this id; rebuild the context to be \
        sure of its memory.
        """)
    case .less(let expected, let actual, let tolerance):
      localized(
        """
        The server counted \(Count.text(actual)) input tokens in “\(label)”; about \
        \(Count.text(expected)) were expected (± \(Count.text(tolerance))): it has forgotten \
        some of what is shown here. Rebuild the context to restore its memory.
        """)
    }
  }
}
