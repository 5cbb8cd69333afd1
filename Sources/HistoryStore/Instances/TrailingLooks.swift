internal import Basics
internal import Dispatch

/// Does something at once and a few times more, later and later; begun again, it starts from the front.
final class TrailingLooks: Sendable {
  /// Seconds between two looks.
  static let pauses = [0.03, 0.15, 0.6, 2.5]

  private struct State {
    /// Number of checks since the last start.
    var taken = 0
    var isWaiting = false
    /// Counts the waits that were given up: what they had planned is not done.
    var generation = 0
  }

  private let state = Locked(State())
  private let look: @Sendable () -> Void
  /// Not a global one: from its first use on, libdispatch would wake once a second.
  private let queue = DispatchQueue(label: "ctxchat.history.looks")

  private let pauses: [Double]

  init(pauses: [Double] = pauses, _ look: @escaping @Sendable () -> Void) {
    self.pauses = pauses
    self.look = look
  }

  func begin() {
    state.withLock { state in
      // A long wait is not for what is new. The first pause is waited for in any case, so that many beginnings plan
      // one look.
      if state.isWaiting, state.taken > 0 {
        state.isWaiting = false
        state.generation += 1
      }
      state.taken = 0
    }
    look()
    goOn()
  }

  private func goOn() {
    let next = state.withLock { state -> (pause: Double, generation: Int)? in
      guard !state.isWaiting, state.taken < pauses.count else { return nil }
      state.isWaiting = true
      return (pauses[state.taken], state.generation)
    }
    guard let next else { return }
    queue.asyncAfter(deadline: .now() + next.pause) { [weak self] in
      guard let self else { return }
      let isDue = state.withLock { state in
        guard state.generation == next.generation else { return false }
        state.isWaiting = false
        state.taken += 1
        return true
      }
      guard isDue else { return }
      look()
      goOn()
    }
  }
}
