import Basics
import HTTPStream

/// A recording while it is played: gives the program what came from the terminal, and answers its requests.
package final class Playback: Sendable {
  private struct State {
    var order: PlaybackOrder
    var responses: [Int: AsyncStream<RecordedEvent>.Continuation] = [:]
    var outside: [(origin: OutsideText, text: String)]
  }

  /// The recording.
  package let recording: Recording
  /// The conversation that was on the screen at the start, as `history export` writes it.
  package let history: String?
  private let state: Locked<State>

  /// Plays a recording.
  ///
  /// - Parameters:
  ///   - speed: 2 is twice as fast.
  ///   - longestPause: In seconds; longer ones are cut.
  package init(_ recording: Recording, speed: Double = 1, longestPause: Double = .infinity) {
    self.recording = recording
    var history: String?
    var outside: [(OutsideText, String)] = []
    for moment in recording.moments {
      switch moment.event {
      case .history(let document): history = history ?? document
      case .outside(let origin, let text): outside.append((origin, text))
      case .output, .input, .resize, .opened, .request, .head, .body, .end: continue
      }
    }
    self.history = history
    let order = PlaybackOrder(recording.moments, speed: speed, longestPause: longestPause)
    state = Locked(State(order: order, outside: outside))
  }

  // MARK: The loop's side

  /// The next thing that comes from the terminal, if it is due. What servers send is handed on by the way.
  package func step(at now: UInt64) -> RecordedEvent? {
    while let step = state.withLock({ $0.order.step(at: now) }) {
      switch step {
      case .terminal(let event): return event
      case .server(let event, let number):
        let response = state.withLock { $0.responses[number] }
        response?.yield(event)
        if case .end = event { response?.finish() }
      }
    }
    if isOver { state.withLock { $0.responses }.values.forEach { $0.finish() } }
    return nil
  }

  /// When to call ``step(at:)`` next, in nanoseconds; `nil` if everything has happened.
  package func deadline(at now: UInt64) -> UInt64? { state.withLock { $0.order.deadline(at: now) } }

  /// True if everything has happened.
  package var isOver: Bool { state.withLock { $0.order.isOver } }

  /// The differences from the recording, a sentence each.
  package var differences: [String] { state.withLock { $0.order.differences } }

  /// The program is open.
  package func opened() { state.withLock { $0.order.opened() } }

  /// The next text that a file or another program gave.
  package func takeOutside(_ origins: Set<OutsideText>) -> (origin: OutsideText, text: String)? {
    state.withLock { state in
      guard let place = state.outside.firstIndex(where: { origins.contains($0.origin) }) else {
        return nil
      }
      return state.outside.remove(at: place)
    }
  }

  // MARK: The transport's side

  /// The response to a request that the program sends, as it comes; `nil` if the recording has none.
  func response(to request: HTTPRequest) -> AsyncStream<RecordedEvent>? {
    // In the recording are no passwords of addresses either.
    let sent = RecordingRedaction.clean(RecordedRequest(request), Redactor())
    return state.withLock { state in
      guard let number = state.order.sent(sent) else { return nil }
      let (stream, continuation) = AsyncStream<RecordedEvent>.makeStream()
      state.responses[number] = continuation
      return stream
    }
  }
}
