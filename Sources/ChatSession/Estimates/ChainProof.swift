import ChatModel
import Wording

/// The evidence of an ended turn in a chain: does the server keep turns?
struct ChainProof: Hashable, Sendable {
  /// True if it does, false if it does not; `nil` if the turn shows neither.
  let isKept: Bool?
  /// The sign that the server does not keep them, as a clause.
  let reason: String

  /// Looks at a turn.
  ///
  /// What counts is what the server says (`store`, the parent that it repeats) and what it counted: a turn whose parent it
  /// has takes the input of that parent, its reply, and what was sent since. Where what was sent since is longer than all
  /// before it, our estimate of it cannot tell, and the turn shows neither.
  /// - Parameters:
  ///   - turn: The ended turn.
  ///   - earlier: The turns before it, oldest first.
  ///   - seed: The seed of its context.
  ///   - estimate: For what no server has counted.
  init(
    of turn: Turn, after earlier: [Turn], seed: [Message] = [],
    estimate: TokenEstimate = TokenEstimate()
  ) {
    guard let node = turn.node else {
      self.init(nil)
      return
    }
    if node.isKept == false {
      self.init(false, localized("its reply says so"))
      return
    }
    guard
      let place = earlier.lastIndex(where: { $0.node?.id == node.parent && node.parent != nil }),
      let now = turn.usage?.promptTokens, now > 0
    else {
      self.init(nil)
      return
    }
    let own = estimate.tokens(
      in: RequestComposer.messages(of: earlier[(place + 1)...])
        + RequestComposer.newMessages(of: turn))
    let before = earlier[place].usage?.promptTokens ?? 0
    guard before > 0 else {
      // A copy that a fork made: nothing that was counted is at hand. Half of the estimate is no proof, less refutes.
      let all = estimate.tokens(in: seed + RequestComposer.messages(of: earlier[...place])) + own
      self.init(now < all / 2 ? false : nil, Self.reason(now, all))
      return
    }
    let reply = earlier[place].usage?.answerTokens ?? estimate.tokens(in: earlier[place].reply)
    let expected = MemoryDrift.Expectation(counted: before + reply, estimated: own)
    if now <= before || now < expected.total - expected.slack {
      self.init(false, Self.reason(now, expected.total))
    } else {
      // Without the turns before, it would count the estimate.
      self.init(now > own + own / 2 ? true : nil)
    }
  }

  private static func reason(_ now: Int, _ expected: Int) -> String {
    localized(
      "it counted \(Count.of(now, "input token")) where about \(Count.text(expected)) were expected"
    )
  }

  private init(_ isKept: Bool?, _ reason: String = "") {
    self.isKept = isKept
    self.reason = reason
  }
}
