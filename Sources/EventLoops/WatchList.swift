internal import CEpoll
internal import Glibc

/// The descriptors that a loop watches, in one epoll set.
struct WatchList {
  private let poll: Int32
  private var watches: [Int32: (turn: UInt32, watcher: EventLoop.Watcher)] = [:]
  private var lastTurn: UInt32 = 0
  private var events = [epoll_event](repeating: epoll_event(), count: 128)

  init() {
    poll = epoll_create1(Int32(EPOLL_CLOEXEC))
  }

  /// Watches a descriptor; `false` when the system does not.
  mutating func add(
    _ descriptor: Int32, for interest: UInt32, _ watcher: @escaping EventLoop.Watcher
  ) -> Bool {
    lastTurn &+= 1
    var event = Self.event(descriptor, interest, lastTurn)
    guard epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0 else { return false }
    watches[descriptor] = (lastTurn, watcher)
    return true
  }

  /// Changes what a descriptor is watched for.
  func change(_ descriptor: Int32, to interest: UInt32) {
    guard let watch = watches[descriptor] else { return }
    var event = Self.event(descriptor, interest, watch.turn)
    epoll_ctl(poll, EPOLL_CTL_MOD, descriptor, &event)
  }

  mutating func remove(_ descriptor: Int32) {
    guard watches.removeValue(forKey: descriptor) != nil else { return }
    epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
  }

  /// Waits; -1 milliseconds: for ever. How many events came, for ``event(at:)``.
  mutating func wait(milliseconds: Int32) -> Int {
    Int(max(0, epoll_wait(poll, &events, Int32(events.count), milliseconds)))
  }

  /// Who watches for an event that came, and what it is; `nil` when nobody does any more.
  func event(at index: Int) -> (watcher: EventLoop.Watcher, events: UInt32)? {
    let event = events[index]
    let descriptor = Int32(bitPattern: UInt32(truncatingIfNeeded: event.data.u64))
    guard let watch = watches[descriptor], watch.turn == UInt32(event.data.u64 >> 32) else {
      return nil
    }
    return (watch.watcher, event.events)
  }

  /// The turn tells a closed descriptor's last events from those of a new one with the same number.
  private static func event(_ descriptor: Int32, _ events: UInt32, _ turn: UInt32) -> epoll_event {
    var event = epoll_event()
    event.events = events
    event.data.u64 = UInt64(turn) << 32 | UInt64(UInt32(bitPattern: descriptor))
    return event
  }
}
