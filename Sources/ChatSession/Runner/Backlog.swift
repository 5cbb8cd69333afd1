import Basics
import EventLoops
package import ChatModel
import HistoryStore

/// Counts text that was passed on and not used yet. Writers wait for room, so a connection is read only as fast as its
/// text is printed or drawn.
package final class Backlog: Sendable {
  private struct State {
    var bytes = 0
    var isClosed = false
    /// Writers that wait for room.
    var writers: [CheckedContinuation<Void, Never>] = []
  }

  /// The most bytes that may wait.
  package let limit: Int
  private let state = Locked(State())

  /// An empty backlog.
  package init(limit: Int) {
    self.limit = limit
  }

  /// Text was passed on.
  package func add(_ delta: TurnDelta) {
    state.withLock { $0.bytes += delta.weight }
  }

  /// Text was used.
  package func remove(_ delta: TurnDelta) {
    release { state in
      state.bytes -= delta.weight
      return state.bytes <= limit / 2
    }
  }

  /// All text was used.
  package func removeAll() {
    release { state in
      state.bytes = 0
      return true
    }
  }

  /// The reader has gone: writers no longer wait.
  package func close() {
    release { state in
      state.isClosed = true
      return true
    }
  }

  /// Waits until the bytes are within the limit, or the task is cancelled.
  package func room() async {
    await withCancellation {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          guard state.bytes > limit, !state.isClosed, !Task.isCancelled else { return false }
          state.writers.append(continuation)
          return true
        }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      // Other writers pass on one more piece, then wait again.
      release { _ in true }
    }
  }

  private func release(_ change: (inout State) -> Bool) {
    let writers = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      guard change(&state) else { return [] }
      defer { state.writers = [] }
      return state.writers
    }
    for writer in writers { writer.resume() }
  }
}

extension TurnDelta {
  /// The bytes that it counts for.
  fileprivate var weight: Int { content.utf8.count + reasoning.utf8.count + 128 }
}
