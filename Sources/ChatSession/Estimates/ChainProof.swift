import ChatModel

/// What an ended turn of a chain shows: does the server keep turns?
struct ChainProof: Hashable, Sendable {
  /// True if it does, false if it does not; `nil` if the turn shows neither.
  let isKept: Bool?
  /// How a refutation was seen, as a clause.
  let reason: String

  /// Looks at a turn.
  ///
  /// What counts is what the server says (`store`, the parent that it repeats) and what it counted: a turn whose parent it
  /// has takes the input of that parent, its reply, and what was sent since. Where what was sent since is longer than all
  /// before it, our estimate of it cannot tell, and the turn shows neither.
  /// - Parameters:
  ///   - turn: The ended turn.
  ///   - earlier: The turns before it, oldest first.
  ///   - estimate: For what was sent since the parent.
  init(of turn: Turn, after earlier: [Turn], estimate: TokenEstimate = TokenEstimate()) {
    guard let node = turn.node else {
      self.init(nil)
      return
    }
    if node.isKept == false {
      self.init(false, "its reply says so")
      return
    }
    guard
      let place = earlier.lastIndex(where: { $0.node?.id == node.parent && node.parent != nil }),
      let before = earlier[place].usage?.promptTokens, before > 0,
      let now = turn.usage?.promptTokens, now > 0
    else {
      self.init(nil)
      return
    }
    let parent = earlier[place]
    var sent: [Message] = []
    for later in earlier[(place + 1)...] where RequestComposer.isReplayed(later) {
      RequestComposer.append(later, to: &sent)
    }
    let own = estimate.tokens(in: sent + RequestComposer.newMessages(of: turn))
    let reply = parent.usage?.answerTokens ?? estimate.tokens(in: parent.reply)
    let expected = MemoryDrift.Expectation(counted: before + reply, estimated: own)
    if now <= before || now < expected.total - expected.slack {
      self.init(
        false,
        "it counted \(Count.of(now, "input token")) where about \(Count.text(expected.total)) were expected"
      )
    } else {
      // Without the turns before, it would count the estimate.
      self.init(now > own + own / 2 ? true : nil)
    }
  }

  private init(_ isKept: Bool?, _ reason: String = "") {
    self.isKept = isKept
    self.reason = reason
  }
}
