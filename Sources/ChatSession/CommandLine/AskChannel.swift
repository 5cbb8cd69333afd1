import Basics
import ChatModel
import HistoryStore

/// Passes the events of a prompt to its one reader, who sets the pace: see ``backlog``.
final class AskChannel: Sendable {
  private struct State {
    var events: ArraySlice<AskEvent> = []
    var isOver = false
    /// The reader has read the last event.
    var wasRead = false
    var reader: CheckedContinuation<AskEvent?, Never>?
  }

  /// The text that the reader has not read.
  let backlog = Backlog(limit: 256 << 10)
  private let state = Locked(State())

  /// Adds an event; nothing is added after the last.
  func put(_ event: AskEvent) {
    let reader = state.withLock { state -> CheckedContinuation<AskEvent?, Never>? in
      guard !state.isOver else { return nil }
      state.isOver = event.isLast
      if let reader = state.reader {
        state.reader = nil
        state.wasRead = event.isLast
        return reader
      }
      state.events.append(event)
      if case .delta(let delta) = event { backlog.add(delta) }
      return nil
    }
    reader?.resume(returning: event)
  }

  /// The next event; `nil` after the last.
  func next() async -> AskEvent? {
    await withCheckedContinuation { continuation in
      let (event, isThere) = state.withLock { state -> (AskEvent?, Bool) in
        if let event = state.events.popFirst() {
          state.wasRead = event.isLast
          if case .delta(let delta) = event { backlog.remove(delta) }
          return (event, true)
        }
        if state.isOver { return (nil, true) }
        state.reader = continuation
        return (nil, false)
      }
      if isThere { continuation.resume(returning: event) }
    }
  }

  /// The reader has stopped reading.
  ///
  /// - Returns: Whether the last event was read before.
  func abandon() -> Bool {
    let (wasRead, reader) = state.withLock { state in
      defer { state.reader = nil }
      state.isOver = true
      state.events = []
      return (state.wasRead, state.reader)
    }
    reader?.resume(returning: nil)
    backlog.close()
    return wasRead
  }
}
