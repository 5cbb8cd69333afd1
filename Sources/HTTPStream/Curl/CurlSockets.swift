import Basics
import CCurl
import CEpoll
internal import EventLoops
import Glibc

/// The sockets that libcurl waits for, as the loop watches them. While the loop rests, what comes on a socket that is
/// only read stays there, unless much comes at once, or the end: so a reply that is whole is not late.
struct CurlSockets {
  private let loop: EventLoop
  private var interests: [curl_socket_t: UInt32] = [:]
  private var held: [curl_socket_t: HeldBytes] = [:]
  /// The bytes that used to come at once.
  private var usual: [curl_socket_t: Int] = [:]
  /// When those that are held are released.
  private(set) var heldUntil: UInt64?

  init(on loop: EventLoop) {
    self.loop = loop
  }

  /// Watches a socket as libcurl wants it, or no longer.
  mutating func watch(
    _ socket: curl_socket_t, _ what: Int32, _ watcher: @escaping EventLoop.Watcher
  ) {
    held[socket] = nil
    guard what != ccurl_poll_remove else {
      interests[socket] = nil
      usual[socket] = nil
      return loop.unwatch(socket)
    }
    let interest =
      (what & ccurl_poll_in != 0 ? EPOLLIN.rawValue : 0)
      | (what & ccurl_poll_out != 0 ? EPOLLOUT.rawValue : 0)
    if interests.updateValue(interest, forKey: socket) == nil {
      _ = loop.watch(socket, for: interest, watcher)
    } else {
      loop.rewatch(socket, for: interest)
    }
  }

  /// Whether what came, or comes from now on, waits for the end of the loop's rest. A broken connection does not.
  ///
  /// - Parameter events: What epoll says; `nil` if nothing has come yet.
  mutating func holds(_ socket: curl_socket_t, _ events: UInt32?) -> Bool {
    guard let end = loop.restsUntil, Monotonic.milliseconds < end,
      events ?? EPOLLIN.rawValue == EPOLLIN.rawValue,
      interests[socket] == EPOLLIN.rawValue
    else { return false }
    var bytes = held[socket] ?? HeldBytes(usual: usual[socket])
    let mayWait = events == nil || bytes.mayWait(Self.waiting(on: socket))
    if held.updateValue(bytes, forKey: socket) == nil {
      // Told of what is new, not again and again of what is there.
      loop.rewatch(socket, for: EPOLLIN.rawValue | EPOLLET.rawValue)
    }
    guard mayWait else {
      release(socket)
      return false
    }
    if bytes.isFast { loop.rewatch(socket, for: 0) }
    heldUntil = end
    return true
  }

  private mutating func release(_ socket: curl_socket_t) {
    guard let bytes = held.removeValue(forKey: socket) else { return }
    usual[socket] = bytes.usual
    loop.rewatch(socket, for: EPOLLIN.rawValue)
  }

  /// How many bytes wait on a socket.
  private static func waiting(on socket: curl_socket_t) -> Int {
    var count: Int32 = 0
    return ioctl(socket, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// The sockets whose rest is over.
  mutating func released(at now: UInt64) -> [curl_socket_t] {
    guard let end = heldUntil, end <= now else { return [] }
    heldUntil = nil
    let sockets = Array(held.keys)
    for socket in sockets { release(socket) }
    return sockets
  }

  /// What epoll says, as libcurl is told.
  static func selected(_ events: UInt32) -> Int32 {
    (events & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 ? ccurl_select_in : 0)
      | (events & EPOLLOUT.rawValue != 0 ? ccurl_select_out : 0)
      | (events & EPOLLERR.rawValue != 0 ? ccurl_select_error : 0)
  }
}
