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
  /// has takes at least the input of that parent. Both counts come from the same counter.
  /// - Parameters:
  ///   - turn: The ended turn.
  ///   - earlier: The turns before it, oldest first.
  init(of turn: Turn, after earlier: [Turn]) {
    guard let node = turn.node else {
      self.init(nil)
      return
    }
    if node.isKept == false {
      self.init(false, "its reply says so")
      return
    }
    guard let parent = earlier.last(where: { $0.node?.id == node.parent && node.parent != nil }),
      let before = parent.usage?.promptTokens, before > 0,
      let now = turn.usage?.promptTokens, now > 0
    else {
      self.init(nil)
      return
    }
    if now > before {
      self.init(true)
    } else {
      self.init(
        false,
        "it counted \(Count.of(now, "input token")) where the turn before had \(Count.text(before))"
      )
    }
  }

  private init(_ isKept: Bool?, _ reason: String = "") {
    self.isKept = isKept
    self.reason = reason
  }
}
