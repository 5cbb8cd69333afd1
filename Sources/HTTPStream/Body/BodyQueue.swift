/// The bytes between a transfer and their only reader: a pure state machine.
///
/// `Waiter` represents a reader that waits; the shell around it resumes it.
struct BodyQueue<Waiter> {
  /// The result of a read: bytes, the orderly end, or the error that broke the body off.
  typealias Outcome = Result<[UInt8]?, TransportError>

  /// The action after a read.
  enum ReadAction {
    /// Answer at once; `resumesTransfer` when a paused transfer can continue.
    case deliver(Outcome, resumesTransfer: Bool)
    /// The waiter is kept until bytes or the end come.
    case wait
  }

  /// Unread bytes that pause the transfer.
  let limit: Int
  private var unread: [UInt8] = []
  private var ending: Outcome?
  private var waiter: Waiter?
  private(set) var isPaused = false

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes bytes of the transfer; `false`: the reader is too far behind, pause and offer them
  /// again.
  mutating func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard unread.count < limit else {
      isPaused = true
      return false
    }
    unread.append(contentsOf: bytes)
    return true
  }

  /// The waiting reader and what to answer it, when there is something; `resumesTransfer` as for a
  /// read.
  mutating func flush() -> (waiter: Waiter, outcome: Outcome, resumesTransfer: Bool)? {
    guard let waiter, let outcome = take() else { return nil }
    self.waiter = nil
    return (waiter, outcome, unpause())
  }

  /// The transfer is over. Bytes that came before are still read first; a second ending is ignored.
  mutating func end(_ error: TransportError?) {
    guard ending == nil else { return }
    ending = error.map { .failure($0) } ?? .success(nil)
  }

  /// The reader is gone or was cancelled: what is unread is dropped, every read fails.
  mutating func abandon(_ error: TransportError) {
    unread = []
    ending = .failure(error)
  }

  /// The reader asks for bytes.
  mutating func read(_ reader: Waiter) -> ReadAction {
    guard waiter == nil else {
      let error = TransportError(.other, requestWasSent: true, detail: "A body has one reader.")
      return .deliver(.failure(error), resumesTransfer: false)
    }
    guard let outcome = take() else {
      waiter = reader
      return .wait
    }
    return .deliver(outcome, resumesTransfer: unpause())
  }

  /// There is room again: whether a transfer waits for that.
  private mutating func unpause() -> Bool {
    defer { isPaused = false }
    return isPaused && ending == nil
  }

  private mutating func take() -> Outcome? {
    guard !unread.isEmpty else { return ending }
    var bytes: [UInt8] = []
    swap(&bytes, &unread)
    return .success(bytes)
  }
}
