import ChatModel

/// Estimates where the memory of a session context begins.
///
/// The server says how it forgets (`truncation_strategy`) but never what it has forgotten, so this plays
/// the strategy over our own record. A common_prefix context forgets nothing: everything is sent each time.
enum MemoryHorizon {
  /// The first turn of the branch that the model still remembers; `nil` when it remembers all of them
  /// or when nobody can tell.
  ///
  /// - Parameters:
  ///   - branch: The visible branch, oldest first.
  ///   - context: Whose seed, mode and strategy count.
  ///   - estimate: Calibrated by the last usage, where there is one.
  static func firstRemembered(
    in branch: [Turn], of context: CachedContext, estimate: TokenEstimate
  ) -> TurnID? {
    guard context.mode.remembersTurns else { return nil }
    // Turns that a rebuild left out were never in the memory.
    let start = context.memoryStart.flatMap { id in branch.firstIndex { $0.id == id } } ?? 0
    let kept = start == 0 ? branch : Array(branch[start...])
    return truncated(kept, of: context, estimate: estimate) ?? (start > 0 ? kept.first?.id : nil)
  }

  private static func truncated(
    _ branch: [Turn], of context: CachedContext, estimate: TokenEstimate
  ) -> TurnID? {
    guard let strategy = context.truncation else { return nil }
    let sizes = branch.map { tokens(of: $0, estimate: estimate) }
    let first: Int
    switch strategy {
    case .lastHistoryTokens(let limit):
      first = startOfTail(sizes, limit: limit)
    case .rollingTokens(let maxWindow?, let rollingWindow?) where rollingWindow > 0:
      let seed = estimate.tokens(in: context.seed)
      first = startOfWindow(sizes, seed: seed, limit: maxWindow, step: rollingWindow)
    case .rollingTokens, .other:
      return nil
    }
    return first > 0 && first < branch.count ? branch[first].id : nil
  }

  /// The tokens of a turn in the memory: the server's count of the reply if there is one.
  static func tokens(of turn: Turn, estimate: TokenEstimate) -> Int {
    guard turn.ending != .failed else { return 0 }
    let prompt = estimate.tokens(in: RequestComposer.newMessages(of: turn))
    guard let answer = turn.usage?.answerTokens, turn.choices.count <= 1 else {
      return turn.reply.isEmpty
        ? prompt : prompt + estimate.tokens(in: turn.reply) + TokenEstimate.framing
    }
    return prompt + answer + TokenEstimate.framing
  }

  /// The newest turns that fit into `limit` tokens; the newest is remembered whatever its size.
  private static func startOfTail(_ sizes: [Int], limit: Int) -> Int {
    var sum = 0
    for index in sizes.indices.reversed() {
      sum += sizes[index]
      if sum > limit { return min(index + 1, sizes.count - 1) }
    }
    return 0
  }

  /// Whenever the window is full, the oldest `step` tokens of history go; the seed stays.
  private static func startOfWindow(_ sizes: [Int], seed: Int, limit: Int, step: Int) -> Int {
    var first = 0
    var held = seed
    for index in sizes.indices {
      held += sizes[index]
      while held > limit, first < index {
        var dropped = 0
        while dropped < step, first < index {
          dropped += sizes[first]
          first += 1
        }
        held -= dropped
      }
    }
    return first
  }
}
