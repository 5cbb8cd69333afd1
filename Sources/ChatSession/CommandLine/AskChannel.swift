import ChatModel
import HistoryStore

/// Carries what becomes of a prompt to its one reader, who sets the pace: while so much waits here, whoever makes text
/// waits in ``room()``, and so the connection is not read.
final class AskChannel: Sendable {
  /// Bytes that may wait.
  static let limit = 256 << 10

  private struct State {
    var events: ArraySlice<AskEvent> = []
    var bytes = 0
    var isOver = false
    /// Whether the reader took the last event.
    var wasRead = false
    var reader: CheckedContinuation<AskEvent?, Never>?
    var writer: CheckedContinuation<Void, Never>?
  }

  private let state = Locked(State())

  /// Puts an event in; nothing comes after the last.
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
      state.bytes += event.byteCount
      return nil
    }
    reader?.resume(returning: event)
  }

  /// Waits until the reader has taken most of what waits, or is gone, or the task is cancelled.
  func room() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          guard !state.isOver, state.bytes > Self.limit, !Task.isCancelled else { return false }
          state.writer = continuation
          return true
        }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      release { _ in true }
    }
  }

  /// The next event; `nil` after the last.
  func next() async -> AskEvent? {
    let event = await withCheckedContinuation { continuation in
      let (event, isThere) = state.withLock { state -> (AskEvent?, Bool) in
        if let event = state.events.popFirst() {
          state.bytes -= event.byteCount
          state.wasRead = event.isLast
          return (event, true)
        }
        if state.isOver { return (nil, true) }
        state.reader = continuation
        return (nil, false)
      }
      if isThere { continuation.resume(returning: event) }
    }
    release { $0.bytes <= Self.limit / 2 }
    return event
  }

  /// Nobody reads on. Whether the last event was taken before.
  @discardableResult
  func abandon() -> Bool {
    let (wasRead, reader) = state.withLock { state in
      defer { state.reader = nil }
      state.isOver = true
      state.events = []
      state.bytes = 0
      return (state.wasRead, state.reader)
    }
    reader?.resume(returning: nil)
    release { _ in true }
    return wasRead
  }

  private func release(_ condition: (State) -> Bool) {
    let writer = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard condition(state) else { return nil }
      defer { state.writer = nil }
      return state.writer
    }
    writer?.resume()
  }
}

extension AskEvent {
  /// What it weighs while it waits.
  fileprivate var byteCount: Int {
    guard case .delta(let delta) = self else { return 0 }
    return delta.content.utf8.count + delta.reasoning.utf8.count + 256
  }
}
