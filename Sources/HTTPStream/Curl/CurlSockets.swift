import Basics
import CCurl
import CEpoll
internal import EventLoops

/// The sockets that libcurl waits for, as the loop watches them. While the loop rests, what comes on a socket that is
/// only read stays there.
struct CurlSockets {
  private let loop: EventLoop
  private var interests: [curl_socket_t: UInt32] = [:]
  private var held: Set<curl_socket_t> = []
  /// When those that are held are released.
  private(set) var heldUntil: UInt64?

  init(on loop: EventLoop) {
    self.loop = loop
  }

  /// Watches a socket as libcurl wants it, or no longer.
  mutating func watch(
    _ socket: curl_socket_t, _ what: Int32, _ watcher: @escaping EventLoop.Watcher
  ) {
    held.remove(socket)
    guard what != ccurl_poll_remove else {
      interests[socket] = nil
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

  /// Whether what came waits for the end of the loop's rest. A broken connection does not.
  mutating func holds(_ socket: curl_socket_t, _ events: UInt32) -> Bool {
    guard let end = loop.restsUntil, Monotonic.milliseconds < end, events == EPOLLIN.rawValue,
      interests[socket] == EPOLLIN.rawValue, held.insert(socket).inserted
    else { return false }
    loop.rewatch(socket, for: 0)
    heldUntil = end
    return true
  }

  /// The sockets whose rest is over.
  mutating func released(at now: UInt64) -> [curl_socket_t] {
    guard let end = heldUntil, end <= now else { return [] }
    heldUntil = nil
    defer { held = [] }
    for socket in held { loop.rewatch(socket, for: EPOLLIN.rawValue) }
    return Array(held)
  }

  /// What epoll says, as libcurl is told.
  static func selected(_ events: UInt32) -> Int32 {
    (events & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 ? ccurl_select_in : 0)
      | (events & EPOLLOUT.rawValue != 0 ? ccurl_select_out : 0)
      | (events & EPOLLERR.rawValue != 0 ? ccurl_select_error : 0)
  }
}
