import Basics
import CCurl
import CEpoll
internal import EventLoops
import Glibc

/// The sockets that libcurl waits for, as the loop watches them. While the loop rests, what comes on a socket that is
/// only read stays there, unless much comes at once, or the end: so a reply that is whole is not late.
struct CurlSockets {
  /// A socket that libcurl waits for.
  private struct Watched {
    /// The events that libcurl wants.
    var interest: UInt32
    /// What waits on it while it is left alone.
    var bytes = HeldBytes()
    /// True while it is left alone.
    var isHeld = false
  }

  private let loop: EventLoop
  private var watched: [curl_socket_t: Watched] = [:]
  /// When those that are held are released.
  private(set) var heldUntil: UInt64?

  init(on loop: EventLoop) {
    self.loop = loop
  }

  /// Watches a socket as libcurl wants it, or no longer.
  mutating func watch(
    _ socket: curl_socket_t, _ what: Int32, _ watcher: @escaping EventLoop.Watcher
  ) {
    guard what != ccurl_poll_remove else {
      watched[socket] = nil
      return loop.unwatch(socket)
    }
    let interest =
      (what & ccurl_poll_in != 0 ? EPOLLIN.rawValue : 0)
      | (what & ccurl_poll_out != 0 ? EPOLLOUT.rawValue : 0)
    let before = watched[socket]
    var entry = before ?? Watched(interest: interest)
    entry.interest = interest
    entry.isHeld = false
    entry.bytes.read(nil)
    watched[socket] = entry
    if before == nil {
      _ = loop.watch(socket, for: interest, watcher)
    } else {
      loop.rewatch(socket, for: interest)
    }
  }

  /// Whether what came, or comes from now on, waits in the loop's rest. A broken connection does not.
  ///
  /// - Parameter events: What epoll says; `nil` if nothing has come yet.
  mutating func holds(_ socket: curl_socket_t, _ events: UInt32?, at now: UInt64) -> Bool {
    guard let rest = loop.rest, now < rest.end, events ?? EPOLLIN.rawValue == EPOLLIN.rawValue,
      let place = watched.index(forKey: socket),
      watched.values[place].interest == EPOLLIN.rawValue
    else { return false }
    var entry = watched.values[place]
    defer { watched.values[place] = entry }
    let wasHeld = entry.isHeld
    entry.isHeld =
      events == nil || (now < rest.isLateAt && entry.bytes.mayWait(Self.waiting(on: socket)))
    guard entry.isHeld else {
      entry.bytes.read(nil)
      if wasHeld { loop.rewatch(socket, for: EPOLLIN.rawValue) }
      return false
    }
    if entry.bytes.isFast {
      loop.rewatch(socket, for: 0)
    } else if !wasHeld {
      // Told of what is new, not again and again of what is there.
      loop.rewatch(socket, for: EPOLLIN.rawValue | EPOLLET.rawValue)
    }
    heldUntil = min(heldUntil ?? .max, entry.bytes.isFast ? rest.isLateAt : rest.end)
    return true
  }

  /// How many bytes wait on a socket.
  private static func waiting(on socket: curl_socket_t) -> Int {
    var count: Int32 = 0
    return ioctl(socket, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// The sockets that were held: what is read of one is shown with what the others have.
  mutating func released() -> [curl_socket_t] {
    guard heldUntil != nil else { return [] }
    heldUntil = nil
    let sockets = watched.filter(\.value.isHeld).map(\.key)
    for socket in sockets {
      watched[socket]?.isHeld = false
      watched[socket]?.bytes.read(Self.waiting(on: socket))
      loop.rewatch(socket, for: EPOLLIN.rawValue)
    }
    return sockets
  }

  /// What epoll says, as libcurl is told.
  static func selected(_ events: UInt32) -> Int32 {
    (events & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 ? ccurl_select_in : 0)
      | (events & EPOLLOUT.rawValue != 0 ? ccurl_select_out : 0)
      | (events & EPOLLERR.rawValue != 0 ? ccurl_select_error : 0)
  }
}
