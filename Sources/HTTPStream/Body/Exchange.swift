import Wording

/// One request and its response, seen from both sides: a pure state machine.
///
/// The transfer reports what arrives; the caller waits for the head, then reads the body;
/// either side may end it. Whoever comes first under the lock decides, so "was it sent" has one
/// answer.
struct Exchange<HeadWaiter, BodyWaiter> {
  typealias HeadOutcome = Result<ResponseHead, TransportError>
  typealias BodyOutcome = BodyQueue<BodyWaiter>.Outcome

  /// The waiters to resume after an event, and with what.
  struct Wakeups {
    var head: (HeadWaiter, HeadOutcome)?
    var body: (BodyWaiter, BodyOutcome)?
    /// True if a paused transfer can continue.
    var resumesTransfer = false
  }

  private var headWaiter: HeadWaiter?
  private var headOutcome: HeadOutcome?
  private var body: BodyQueue<BodyWaiter>
  /// True if a byte of the request can have left.
  private(set) var requestWasSent = false
  /// True if the caller has no more interest.
  private(set) var isCancelled = false
  /// True if the transfer has ended by itself.
  private(set) var isOver = false

  init(unreadLimit: Int) {
    body = BodyQueue(limit: unreadLimit)
  }

  // MARK: The transfer's side

  /// Asked right before the request goes out; `false`: the caller has cancelled, nothing may be
  /// sent.
  mutating func markSent() -> Bool {
    guard !isCancelled else { return false }
    requestWasSent = true
    return true
  }

  mutating func headArrived(_ head: ResponseHead) -> Wakeups {
    guard headOutcome == nil else { return Wakeups() }
    return settleHead(.success(head))
  }

  /// Takes body bytes; `false`: pause the transfer.
  mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isCancelled || body.append(bytes)
  }

  /// Called after a round of arrivals.
  mutating func flush() -> Wakeups {
    var wakeups = Wakeups()
    flush(into: &wakeups)
    return wakeups
  }

  mutating func end(_ error: TransportError?) -> Wakeups {
    isOver = true
    body.end(error)
    let failure =
      error
      ?? TransportError(
        .disconnected, requestWasSent: true,
        detail: localized("The server ended without a response."))
    var wakeups = headOutcome == nil ? settleHead(.failure(failure)) : Wakeups()
    flush(into: &wakeups)
    return wakeups
  }

  /// True if the transfer waits for the reader.
  var isPaused: Bool { body.isPaused }

  // MARK: The caller's side

  /// Waits for the head, or takes it when it is there.
  mutating func awaitHead(_ waiter: HeadWaiter) -> HeadOutcome? {
    if let headOutcome { return headOutcome }
    headWaiter = waiter
    return nil
  }

  mutating func read(_ waiter: BodyWaiter) -> BodyQueue<BodyWaiter>.ReadAction {
    body.read(waiter)
  }

  mutating func cancel() -> Wakeups {
    guard !isCancelled else { return Wakeups() }
    isCancelled = true
    let error = TransportError(
      .cancelled, requestWasSent: requestWasSent, detail: localized("The request was cancelled."))
    body.abandon(error)
    var wakeups = headOutcome == nil ? settleHead(.failure(error)) : Wakeups()
    flush(into: &wakeups)
    return wakeups
  }

  private mutating func flush(into wakeups: inout Wakeups) {
    guard let (waiter, outcome, resumesTransfer) = body.flush() else { return }
    wakeups.body = (waiter, outcome)
    wakeups.resumesTransfer = resumesTransfer
  }

  private mutating func settleHead(_ outcome: HeadOutcome) -> Wakeups {
    headOutcome = outcome
    defer { headWaiter = nil }
    return Wakeups(head: headWaiter.map { ($0, outcome) })
  }
}
