import Basics
package import ChatModel
import HistoryStore

/// Counts the text that was told and not taken yet. Who makes text waits for room, so a connection is read only as fast as
/// what comes of it is printed or drawn.
package final class Backlog: Sendable {
  private struct State {
    var bytes = 0
    var isClosed = false
    /// Who waits for room.
    var writers: [CheckedContinuation<Void, Never>] = []
  }

  /// How many bytes may wait.
  package let limit: Int
  private let state = Locked(State())

  /// A backlog of nothing.
  package init(limit: Int) {
    self.limit = limit
  }

  /// Text was told.
  package func add(_ delta: TurnDelta) {
    state.withLock { $0.bytes += delta.weight }
  }

  /// Text was taken.
  package func remove(_ delta: TurnDelta) {
    release { state in
      state.bytes -= delta.weight
      return state.bytes <= limit / 2
    }
  }

  /// All text was taken.
  package func removeAll() {
    release { state in
      state.bytes = 0
      return true
    }
  }

  /// Nobody takes text any more: nobody waits from now on.
  package func close() {
    release { state in
      state.isClosed = true
      return true
    }
  }

  /// Waits until no more than the limit waits, or the task is cancelled.
  package func room() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          guard state.bytes > limit, !state.isClosed, !Task.isCancelled else { return false }
          state.writers.append(continuation)
          return true
        }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      // Others that wait go on with one piece more, then wait again.
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
  /// What it weighs while it waits.
  fileprivate var weight: Int { content.utf8.count + reasoning.utf8.count + 128 }
}
