import Basics
import CCurl
import Wording
internal import EventLoops
import Glibc

/// Drives the transfers of a transport on an event loop: libcurl says which sockets and which moment it waits for.
///
/// Nothing here blocks: names are looked up by libcurl's own threads.
final class CurlDriver: @unchecked Sendable {
  // Unchecked: all of it is touched on the loop alone; the ways in from elsewhere, `start` to `shutDown`, go through
  // its `post`.
  let loop: EventLoop
  private var multi: UnsafeMutableRawPointer?
  private var transfers: [ObjectIdentifier: CurlTransfer] = [:]
  private let news = TransferNews()
  private var sockets: CurlSockets
  /// The earliest moment at which a transfer may have been silent for too long, or one before it; in seconds.
  private var idleCheck: Double?
  /// When libcurl wants to be called.
  private var moment: UInt64?
  private var pace = FloodPace()
  /// The sockets that were read in this turn, if the loop rests.
  private var read: [curl_socket_t] = []
  /// Milliseconds without a transfer after which kept connections are closed.
  private let restLimit: UInt64
  /// Since when there is no transfer.
  private var restsSince: UInt64?

  /// libcurl takes no connection again that has been unused for longer (CURLOPT_MAXAGE_CONN), and closes it only when
  /// it looks for another.
  static let standardRestLimit: UInt64 = 118_000

  init(on loop: EventLoop, restLimit: UInt64 = CurlDriver.standardRestLimit) {
    self.loop = loop
    self.restLimit = restLimit
    sockets = CurlSockets(on: loop)
  }

  // MARK: From any thread

  func start(_ request: HTTPRequest, _ call: CurlCall) {
    loop.post { self.begin(request, call) }
  }

  func cancel(_ call: CurlCall) {
    loop.post { self.step { self.remove(ObjectIdentifier(call)) } }
  }

  /// The reader caught up with a paused transfer.
  func resume(_ call: CurlCall) {
    loop.post { self.step { self.transfers[ObjectIdentifier(call)]?.resume() } }
  }

  /// The reader wants no more, but the connection is worth keeping if the response ends soon.
  func letFinish(_ call: CurlCall) {
    loop.post {
      self.step { self.transfers[ObjectIdentifier(call)]?.letFinish(now: Monotonic.seconds) }
    }
  }

  /// The reader has all that it needs, and waits for the end for so many seconds.
  func expectEnd(of call: CurlCall, within seconds: Double) {
    let deadline = Monotonic.seconds + seconds
    loop.post { self.step { self.transfers[ObjectIdentifier(call)]?.expectEnd(at: deadline) } }
  }

  /// Ends every transfer and closes every connection.
  func shutDown() {
    loop.post {
      Array(self.transfers.keys).forEach { self.remove($0) }
      if let multi = self.multi { curl_multi_cleanup(multi) }
      self.multi = nil
      self.loop.alarm(self, at: nil) {}
    }
  }

  // MARK: On the loop

  private func begin(_ request: HTTPRequest, _ call: CurlCall) {
    guard let multi = openMulti(), let transfer = CurlTransfer(request, call: call, news: news)
    else {
      return refuse(call, localized("libcurl could not take the request."))
    }
    transfers[ObjectIdentifier(call)] = transfer
    guard curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
      transfers[ObjectIdentifier(call)] = nil
      return refuse(call, localized("libcurl could not start the request."))
    }
    setAlarm()
  }

  private func refuse(_ call: CurlCall, _ why: String) {
    call.end(TransportError(.other, requestWasSent: false, detail: why))
  }

  private func openMulti() -> UnsafeMutableRawPointer? {
    if let multi { return multi }
    guard let multi = curl_multi_init() else { return nil }
    ccurl_multi_set_callbacks(
      multi,
      { _, socket, what, context, _ in
        CurlDriver.at(context)?.watch(socket, what)
        return 0
      },
      { _, milliseconds, context in
        CurlDriver.at(context)?.setMoment(after: milliseconds)
        return 0
      }, Unmanaged.passUnretained(self).toOpaque())
    self.multi = multi
    return multi
  }

  /// The driver behind a callback's context; whoever calls libcurl holds it.
  private static func at(_ context: UnsafeMutableRawPointer?) -> CurlDriver? {
    context.map { Unmanaged<CurlDriver>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Does something with libcurl, then all that follows from it.
  private func step(_ action: () -> Void) {
    action()
    let now = Monotonic.seconds
    pace.took(news.takeBytes(), at: UInt64(now * 1000))
    settleFinished()
    handOver(now: now)
    endIdle(now: now)
    closeUnused()
    setAlarm()
  }

  /// Hands over what came, and notes when those that it came for may next be too silent.
  private func handOver(now: Double) {
    while let transfer = news.next() {
      guard transfers[ObjectIdentifier(transfer.call)] === transfer else { continue }
      transfer.flush(now: now)
      if let deadline = transfer.idleDeadline, deadline < idleCheck ?? .infinity {
        idleCheck = deadline
      }
    }
  }

  /// Closes the connections that are kept for later requests when none has come for long.
  private func closeUnused() {
    guard let multi, transfers.isEmpty else { return restsSince = nil }
    let now = Monotonic.milliseconds
    let since = restsSince ?? now
    restsSince = since
    guard now >= since + restLimit else { return }
    curl_multi_cleanup(multi)
    self.multi = nil
    restsSince = nil
    moment = nil
  }

  private func act(on socket: curl_socket_t, _ events: Int32) {
    guard let multi else { return }
    var running: Int32 = 0
    curl_multi_socket_action(multi, socket, events, &running)
  }

  // MARK: Sockets

  private func watch(_ socket: curl_socket_t, _ what: Int32) {
    sockets.watch(socket, what) { events in self.came(socket, events) }
  }

  private func came(_ socket: curl_socket_t, _ events: UInt32) {
    let now = Monotonic.milliseconds
    let heldUntil = sockets.heldUntil
    if !pace.isFast(at: now), sockets.holds(socket, events, at: now) {
      if sockets.heldUntil != heldUntil { setAlarm() }
      return
    }
    step {
      act(on: socket, CurlSockets.selected(events))
      readHeld()
    }
    holdSoon(socket)
  }

  private func readHeld() {
    for socket in sockets.released() {
      act(on: socket, ccurl_select_in)
      holdSoon(socket)
    }
  }

  /// On a loop that rests after what was read, leaves a socket alone from the end of the turn on: otherwise the next
  /// bytes would wake it only to be left where they are.
  private func holdSoon(_ socket: curl_socket_t) {
    guard loop.rest != nil else { return }
    if read.isEmpty { loop.atEndOfTurn { self.holdRead() } }
    read.append(socket)
  }

  private func holdRead() {
    defer { read = [] }
    let now = Monotonic.milliseconds
    guard !pace.isFast(at: now) else { return }
    for socket in read { _ = sockets.holds(socket, nil, at: now) }
    setAlarm()
  }

  // MARK: Moments

  private func setMoment(after milliseconds: Int) {
    moment = milliseconds < 0 ? nil : Monotonic.milliseconds + UInt64(milliseconds)
  }

  private func setAlarm() {
    var time = min(moment ?? .max, sockets.heldUntil ?? .max)
    if let idleCheck { time = min(time, UInt64((idleCheck * 1000).rounded(.up))) }
    if let restsSince { time = min(time, restsSince + restLimit) }
    guard time < .max else { return }
    // A rest that ended early must not wake the loop at the end that it had.
    if loop.rest == nil {
      loop.alarm(self, by: time) { self.ring() }
    } else {
      loop.alarm(self, at: time) { self.ring() }
    }
  }

  private func ring() {
    let now = Monotonic.milliseconds
    step {
      if let end = sockets.heldUntil, end <= now { readHeld() }
      if let moment, moment <= now {
        self.moment = nil
        act(on: ccurl_socket_timeout, 0)
      }
    }
  }

  // MARK: Endings

  private func settleFinished() {
    guard let multi else { return }
    var queued: Int32 = 0
    while let message = curl_multi_info_read(multi, &queued) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = ccurl_message_easy(message) else {
        continue
      }
      let result = ccurl_message_result(message)
      guard let (key, transfer) = transfers.first(where: { $0.value.easy == easy }) else {
        continue
      }
      transfer.finish(result)
      remove(key)
    }
  }

  /// Takes a transfer out; one that has not ended is closed by this.
  private func remove(_ key: ObjectIdentifier) {
    guard let multi, let transfer = transfers.removeValue(forKey: key) else { return }
    curl_multi_remove_handle(multi, transfer.easy)
    transfer.call.end(
      TransportError(
        .cancelled, requestWasSent: transfer.call.requestWasSent,
        detail: localized("The request was cancelled.")))
  }

  private func endIdle(now: Double) {
    guard let idleCheck, now >= idleCheck else { return }
    for (key, transfer) in transfers where transfer.isIdle(now: now) {
      transfer.endIdle(now: now)
      remove(key)
    }
    self.idleCheck = transfers.values.compactMap(\.idleDeadline).min()
  }
}
