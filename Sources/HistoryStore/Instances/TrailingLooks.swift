internal import Basics
internal import Dispatch

/// Does something at once and a few times more, later and later; begun again, it starts from the front.
final class TrailingLooks: Sendable {
  /// Seconds between two looks.
  private static let pauses = [0.03, 0.15, 0.6, 2.5]

  private struct State {
    /// Number of checks since the last start.
    var taken = 0
    var isWaiting = false
  }

  private let state = Locked(State())
  private let look: @Sendable () -> Void
  /// Not a global one: from its first use on, libdispatch would wake once a second.
  private let queue = DispatchQueue(label: "ctxchat.history.looks")

  init(_ look: @escaping @Sendable () -> Void) {
    self.look = look
  }

  func begin() {
    state.withLock { $0.taken = 0 }
    look()
    goOn()
  }

  private func goOn() {
    let pause = state.withLock { state -> Double? in
      guard !state.isWaiting, state.taken < Self.pauses.count else { return nil }
      state.isWaiting = true
      return Self.pauses[state.taken]
    }
    guard let pause else { return }
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self else { return }
      state.withLock { state in
        state.isWaiting = false
        state.taken += 1
      }
      look()
      goOn()
    }
  }
}
