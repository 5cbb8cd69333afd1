import HTTPStream

/// Where the events of one stream go; knows how long it has been silent.
final class EventSink: Sendable {
  typealias Bytes = AsyncThrowingStream<[UInt8], any Error>.Continuation

  private let bytes: Bytes
  private let split: Bool
  private let lastWrite = Locked(ContinuousClock.now)

  /// - Parameter split: Whether events are cut into pieces of a few bytes.
  init(_ bytes: Bytes, split: Bool) {
    self.bytes = bytes
    self.split = split
  }

  func write(_ event: [UInt8]) {
    lastWrite.withLock { $0 = .now }
    guard split else {
      bytes.yield(event)
      return
    }
    var start = 0
    while start < event.count {
      let end = min(event.count, start + 1 + (start * 5 + event.count) % 7)
      bytes.yield(Array(event[start..<end]))
      start = end
    }
  }

  /// Writes a comment when nothing was written for so long. Half a pause of grace: timers come
  /// early.
  func keepAlive(after silence: Duration) {
    guard ContinuousClock.now - lastWrite.withLock({ $0 }) >= silence / 2 else { return }
    write(ReplyWriter.keepAlive)
  }

  /// The end, orderly or with the connection cut.
  func finish(throwing error: (any Error)? = nil) {
    bytes.finish(throwing: error)
  }
}
