import CCurl
import Glibc

/// The thread that runs every transfer of a transport. Nothing of it is shared but the mailbox.
final class CurlThread {
  private let mailbox: CurlMailbox
  private let multi: UnsafeMutableRawPointer
  private var transfers: [ObjectIdentifier: CurlTransfer] = [:]
  private var isShutDown = false

  /// Starts the thread; `false` when the system has none left.
  static func start(mailbox: CurlMailbox) -> Bool {
    let context = Unmanaged.passRetained(mailbox)
    var thread = pthread_t()
    let result = pthread_create(&thread, nil, runCurlThread, context.toOpaque())
    guard result == 0 else {
      context.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  fileprivate init?(mailbox: CurlMailbox) {
    guard Self.isLibraryReady, let multi = curl_multi_init() else { return nil }
    self.mailbox = mailbox
    self.multi = multi
  }

  private static let isLibraryReady = curl_global_init(ccurl_global_default) == CURLE_OK

  fileprivate func run() {
    mailbox.connect(multi)
    while !isShutDown {
      mailbox.take().forEach(perform)
      var running: Int32 = 0
      let start = Monotonic.now
      transfers.values.forEach { $0.wake(now: start) }
      curl_multi_perform(multi, &running)
      settleFinished()
      let now = Monotonic.now
      transfers.values.forEach { $0.flush(now: now) }
      endIdle(now: now)
      if !isShutDown { curl_multi_poll(multi, nil, 0, pollTimeout(now: now), nil) }
    }
    mailbox.connect(nil)
    Array(transfers.keys).forEach { remove($0) }
    curl_multi_cleanup(multi)
  }

  private func perform(_ command: CurlMailbox.Command) {
    switch command {
    case .start(let request, let call): begin(request, call)
    case .cancel(let call): remove(ObjectIdentifier(call))
    case .resume(let call): transfers[ObjectIdentifier(call)]?.resume()
    case .letFinish(let call): transfers[ObjectIdentifier(call)]?.letFinish(now: Monotonic.now)
    case .shutDown: isShutDown = true
    }
  }

  private func begin(_ request: HTTPRequest, _ call: CurlCall) {
    guard let transfer = CurlTransfer(request, call: call) else {
      return call.end(
        TransportError(.other, requestWasSent: false, detail: "libcurl could not take the request.")
      )
    }
    transfers[ObjectIdentifier(call)] = transfer
    guard curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
      transfers[ObjectIdentifier(call)] = nil
      return call.end(
        TransportError(
          .other, requestWasSent: false, detail: "libcurl could not start the request."))
    }
  }

  private func settleFinished() {
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
    guard let transfer = transfers.removeValue(forKey: key) else { return }
    curl_multi_remove_handle(multi, transfer.easy)
    transfer.call.end(
      TransportError(
        .cancelled, requestWasSent: transfer.call.requestWasSent,
        detail: "The request was cancelled."))
  }

  private func endIdle(now: Double) {
    for (key, transfer) in transfers where transfer.isIdle(now: now) {
      transfer.failIdle()
      remove(key)
    }
  }

  /// Milliseconds until the next deadline of ours; libcurl wakes earlier for its own timers and for
  /// the mailbox.
  private func pollTimeout(now: Double) -> Int32 {
    let deadlines = transfers.values.lazy.flatMap { [$0.idleDeadline, $0.restDeadline] }
    let left = deadlines.compactMap { $0 }.min().map { $0 - now } ?? 3600
    return Int32(min(max(left, 0), 3600) * 1000) + 1
  }
}

/// The thread's entry: blocks signals, which belong to the program's other threads, then runs to
/// the end.
private func runCurlThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  var signals = sigset_t()
  sigfillset(&signals)
  for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&signals, fault) }
  // SIGPIPE too: TLS libraries write to sockets without MSG_NOSIGNAL.
  pthread_sigmask(SIG_BLOCK, &signals, nil)
  guard let context else { return nil }
  let mailbox = Unmanaged<CurlMailbox>.fromOpaque(context).takeRetainedValue()
  guard let thread = CurlThread(mailbox: mailbox) else {
    mailbox.failAll()
    return nil
  }
  thread.run()
  return nil
}

/// Seconds of a clock that only goes forward.
enum Monotonic {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
