import Basics
import Dispatch
import FoundationEssentials
import Glibc
package import HTTPStream
import Wording

/// Writes what comes to the program and what leaves it to a file, while it happens. Callable from any thread; the disk is
/// waited for on a queue of its own, never by a key.
///
/// ```swift
/// let recorder = try Recorder("fault.cast", head)
/// recorder.add(.input(Array("q".utf8)))
/// if let failure = recorder.close() { … }
/// ```
package final class Recorder: Sendable {
  private struct State {
    /// One for each key, and the first for passwords of proxies.
    var redactors = [Redactor()]
    var lastRequest = 0
    var failure: Int32 = 0
  }

  /// The path of the file.
  package let path: String
  private let descriptor: Int32
  private let start = Monotonic.nanoseconds
  private let queue = DispatchQueue(label: "ctxchat.recording")
  private let state = Locked(State())

  /// Creates the file, which only its owner can read; one that is there is never overwritten.
  ///
  /// - Throws: ``RecordingError``.
  package convenience init(_ path: String, _ head: RecordingHead) throws(RecordingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let cause = errno
      throw RecordingError(
        .unwritten,
        cause == EEXIST
          ? localized("\(path) already exists and was not changed. Choose another file.")
          : localized(
            "\(path) cannot be written: \(SystemError.words(cause)). Choose another file."))
    }
    self.init(path, descriptor: descriptor, head)
  }

  /// Records to an open file, and closes it.
  init(_ path: String, descriptor: Int32, _ head: RecordingHead) {
    self.path = path
    self.descriptor = descriptor
    let line = (try? RecordingLine.encoder.encode(head)).map { [UInt8]($0) } ?? []
    queue.async { self.write(line) }
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  /// From now on a key is taken out of what is recorded.
  package func hide(key: String) {
    let redactor = Redactor(key: key)
    state.withLock { $0.redactors.append(redactor) }
  }

  /// Records an event of this moment.
  package func add(_ event: RecordedEvent) {
    let seconds = Double(Monotonic.nanoseconds - start) / 1e9
    let redactors = state.withLock { $0.redactors }
    queue.async {
      let event = redactors.reduce(event, RecordingRedaction.clean)
      self.write(Array(RecordingLine.text(RecordedMoment(seconds, event)).utf8))
    }
  }

  /// Records a request and gives it a number.
  package func add(_ request: HTTPRequest) -> Int {
    let number = state.withLock { state in
      state.lastRequest += 1
      return state.lastRequest
    }
    add(.request(number, RecordedRequest(request)))
    return number
  }

  /// Ends the file.
  ///
  /// - Returns: Why it is not whole, if it is not.
  package func close() -> RecordingError? {
    queue.sync {}
    let cause = state.withLock { $0.failure }
    guard cause != 0 else { return nil }
    return RecordingError(
      .unwritten,
      localized("The recording \(path) ends early: \(SystemError.words(cause))."))
  }

  private func write(_ line: [UInt8]) {
    guard state.withLock({ $0.failure }) == 0 else { return }
    let cause = WholeWrite.write(line + [UInt8(ascii: "\n")], to: descriptor)
    if cause != 0 { state.withLock { $0.failure = cause } }
  }
}

extension RecordedRequest {
  /// The part of a request that is recorded.
  package init(_ request: HTTPRequest) {
    self.init(
      method: request.method, url: request.url,
      body: String(decoding: request.body, as: UTF8.self))
  }
}
