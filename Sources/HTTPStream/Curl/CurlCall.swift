import Basics
internal import EventLoops

/// The caller's end of one transfer: waits for the head, reads the body, cancels.
final class CurlCall: Sendable {
  typealias State = Exchange<HeadContinuation, BodyContinuation>
  typealias HeadContinuation = CheckedContinuation<Result<ResponseHead, TransportError>, Never>
  typealias BodyContinuation = CheckedContinuation<Result<[UInt8]?, TransportError>, Never>

  /// Unread bytes at which a transfer pauses.
  static let unreadLimit = 256 << 10

  private let state = Locked(State(unreadLimit: CurlCall.unreadLimit))
  private let driver: CurlDriver

  init(driver: CurlDriver) {
    self.driver = driver
  }

  /// Starts the transfer and waits for the head.
  func head(of request: HTTPRequest) async throws(TransportError) -> ResponseHead {
    driver.start(request, self)
    let outcome = await withCancellation {
      await withCheckedContinuation { continuation in
        if let outcome = state.withLock({ $0.awaitHead(continuation) }) {
          continuation.resume(returning: outcome)
        }
      }
    } onCancel: {
      cancel()
    }
    return try outcome.get()
  }

  /// The next bytes of the body, `nil` at its end.
  func nextBytes() async throws(TransportError) -> [UInt8]? {
    let outcome = await withCancellation {
      await withCheckedContinuation { continuation in read(continuation) }
    } onCancel: {
      cancel()
    }
    return try outcome.get()
  }

  /// Ends the transfer from the caller's side. Waiting calls fail at once; harmless when it is
  /// over.
  func cancel() {
    let (wakeups, wasRunning) = state.withLock { state in
      let wasRunning = !state.isOver && !state.isCancelled
      return (state.cancel(), wasRunning)
    }
    resume(wakeups)
    if wasRunning { driver.cancel(self) }
  }

  /// Ends the caller's side, but lets the transfer come to its own end if that is near.
  func letFinish() {
    let (wakeups, wasRunning) = state.withLock { ($0.cancel(), !$0.isOver) }
    resume(wakeups)
    if wasRunning { driver.letFinish(self) }
  }

  /// Ends the body in good order if it has not ended after some seconds.
  func expectEnd(within seconds: Double) {
    if state.withLock({ !$0.isOver && !$0.isCancelled }) {
      driver.expectEnd(of: self, within: seconds)
    }
  }

  private func read(_ continuation: BodyContinuation) {
    switch state.withLock({ $0.read(continuation) }) {
    case .wait: break
    case .deliver(let outcome, let resumesTransfer):
      if resumesTransfer { driver.resume(self) }
      continuation.resume(returning: outcome)
    }
  }

  // MARK: What the driver reports

  var requestWasSent: Bool { state.withLock { $0.requestWasSent } }

  func markSent() -> Bool { state.withLock { $0.markSent() } }

  func append(_ bytes: UnsafeRawBufferPointer) -> Bool { state.withLock { $0.append(bytes) } }

  func headArrived(_ head: ResponseHead) { resume(state.withLock { $0.headArrived(head) }) }

  /// Wakes a reader for whom there is something; whether a paused transfer can go on.
  func flush() -> Bool {
    let wakeups = state.withLock { $0.flush() }
    resume(wakeups)
    return wakeups.resumesTransfer
  }

  func end(_ error: TransportError?) { resume(state.withLock { $0.end(error) }) }

  private func resume(_ wakeups: State.Wakeups) {
    if let (waiter, outcome) = wakeups.head { waiter.resume(returning: outcome) }
    if let (waiter, outcome) = wakeups.body { waiter.resume(returning: outcome) }
  }
}
