import Wording

/// The order of events in a recording that is played: a pure state machine.
///
/// Events happen in the order in which they were recorded: an answer of the server waits for the keys that came before
/// it, and keys wait for the answers, however quick or slow the program is now. What the program itself has to do, to
/// open and to send requests, is waited for.
struct PlaybackOrder: Sendable {
  /// The next thing to do.
  enum Step: Sendable, Equatable {
    /// Something that comes to the program from the terminal.
    case terminal(RecordedEvent)
    /// Something for the reader of the response to a request.
    case server(RecordedEvent, request: Int)
  }

  /// The time that the program may take to repeat its part of the recording, in nanoseconds.
  static let patience: UInt64 = 10_000_000_000

  private let events: [RecordedEvent]
  /// The pause before each event, in nanoseconds.
  private let pauses: [UInt64]
  private var next = 0
  /// When the last event was, in nanoseconds.
  private var last: UInt64?
  private var isOpen = false
  private var requests: [Int: RequestState] = [:]
  /// The differences from the recording, a sentence each.
  private(set) var differences: [String] = []

  private enum RequestState { case made, missed }

  /// - Parameters:
  ///   - speed: 2 is twice as fast.
  ///   - longestPause: In seconds; longer ones are cut.
  init(_ moments: [RecordedMoment], speed: Double = 1, longestPause: Double = .infinity) {
    var events: [RecordedEvent] = []
    var pauses: [UInt64] = []
    var last = 0.0
    for moment in moments {
      switch moment.event {
      case .output, .history, .outside: continue
      case .input, .resize, .opened, .request, .head, .body, .end:
        let pause = min(max(0, moment.seconds - last), longestPause, 3600) / speed
        pauses.append(UInt64(pause * 1e9))
        events.append(moment.event)
        last = moment.seconds
      }
    }
    self.events = events
    self.pauses = pauses
  }

  // MARK: The program's side

  /// The program is open.
  mutating func opened() { isOpen = true }

  /// The program sends a request.
  ///
  /// - Returns: Its number in the recording; `nil` if it was not sent there.
  mutating func sent(_ request: RecordedRequest) -> Int? {
    for case .request(let number, let recorded) in events
    where requests[number] == nil && recorded.hasAddress(of: request) {
      requests[number] = .made
      if recorded.body != request.body {
        differences.append(
          localized(
            "Request \(number) (\(Self.name(request))) has another body than in the recording."))
      }
      return number
    }
    differences.append(
      localized("The program sent \(Self.name(request)), which is not in the recording."))
    return nil
  }

  private static func name(_ request: RecordedRequest) -> String {
    "\(request.method) /\(request.path)"
  }

  // MARK: The recording's side

  /// True if everything has happened.
  var isOver: Bool { next == events.count }

  /// The next step, if one is due now; to be called again until there is none.
  mutating func step(at now: UInt64) -> Step? {
    while next < events.count {
      let due = (last ?? now) + pauses[next]
      guard now >= due else {
        if last == nil { last = now }
        return nil
      }
      switch isReady(events[next], isLate: now >= due + Self.patience) {
      case .wait:
        if last == nil { last = now }
        return nil
      case .pass(let step):
        next += 1
        last = now
        if let step { return step }
      }
    }
    return nil
  }

  /// When to call ``step(at:)`` next, in nanoseconds.
  func deadline(at now: UInt64) -> UInt64? {
    guard next < events.count else { return nil }
    let due = (last ?? now) + pauses[next]
    return due > now ? due : due + Self.patience
  }

  private enum Readiness {
    case wait
    case pass(Step?)
  }

  private mutating func isReady(_ event: RecordedEvent, isLate: Bool) -> Readiness {
    switch event {
    case .opened:
      return isOpen || isLate ? .pass(nil) : .wait
    case .input, .resize:
      return .pass(.terminal(event))
    case .request(let number, let request):
      if requests[number] != nil { return .pass(nil) }
      guard isLate else { return .wait }
      requests[number] = .missed
      differences.append(
        localized("The program did not send request \(number) (\(Self.name(request)))."))
      return .pass(nil)
    case .head(let number, _, _), .body(let number, _), .end(let number, _):
      return .pass(requests[number] == .made ? .server(event, request: number) : nil)
    case .output, .history, .outside:
      return .pass(nil)
    }
  }
}
