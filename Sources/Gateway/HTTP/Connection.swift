import Glibc

/// One connection: what came and is not read, what waits to go out, and what it is about. Only the
/// listener that it belongs to touches it.
final class Connection {
  /// The phase of a connection.
  enum Phase {
    /// Waits for a request, or reads its head.
    case head
    case body(RequestHead, BodyReader)
    case answering(RequestHead)
    /// Says nothing more, and throws away what comes.
    case lingering
  }

  let number: UInt64
  let socket: Int32
  var phase = Phase.head
  /// When the phase began, and when it ends at the latest.
  var since: UInt64
  var deadline: UInt64?
  /// When a body must be whole, whatever comes.
  var bodyDeadline: UInt64 = 0
  /// Received bytes that were not read yet.
  var input: [UInt8] = []
  /// Number of bytes of `input` that were searched for the end of a head.
  var searched = 0
  /// Bytes to send, from `sent` on.
  var output: [UInt8] = []
  var sent = 0
  /// Bytes of the body that count against the limit.
  var held = 0
  /// Requests so far.
  var requests = 0
  /// The task that answers.
  var work: Task<Void, Never>?
  /// Those who wait for their words to go out.
  var writers: [CheckedContinuation<Bool, Never>] = []
  var reply = ReplyState()
  /// The socket events that are watched.
  var interest: UInt32 = 0
  /// True if the reader takes nothing at present.
  var isBlocked = false
  /// True if it is in the list of connections that have something to send.
  var isDirty = false

  /// The progress of the reply to the present request.
  struct ReplyState {
    var hasBegun = false
    var isChunked = false
    /// The head of the request, once it was read.
    var head: RequestHead?
    /// Neither HEAD nor 1xx have a body.
    var hasBody = true
    var isFinished = false
    /// True if the connection ends with this reply.
    var isLast = false
  }

  init(number: UInt64, socket: Int32, now: UInt64) {
    self.number = number
    self.socket = socket
    since = now
  }

  /// Bytes that wait to go out.
  var pending: Int { output.count - sent }

  /// True if it idles between requests or has not brought a whole head.
  var isWaiting: Bool {
    if case .head = phase { pending == 0 } else { false }
  }

  /// True if a request is read or answered, which counts against the limit.
  var isBusy: Bool {
    switch phase {
    case .body, .answering: true
    case .head, .lingering: false
    }
  }

  /// Sends what waits. `false` when the reader is gone.
  func send() -> Bool {
    while pending > 0 {
      let count = output[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        sent += count
      } else if count < 0, errno == EINTR {
        continue
      } else {
        isBlocked = errno == EAGAIN || errno == EWOULDBLOCK
        return isBlocked
      }
    }
    output.removeAll(keepingCapacity: output.capacity <= 64 << 10)
    sent = 0
    isBlocked = false
    return true
  }
}
