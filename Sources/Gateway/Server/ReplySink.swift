internal import EventLoops

/// The destination of one reply's body: begins it with the first word, and tracks how long it has been
/// silent.
actor ReplySink {
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.sockets.asUnownedSerialExecutor()
  }

  private let wire: ReplyWire
  private let head: ReplyHead
  private let split: Bool
  private let begun: @Sendable () -> Void
  /// True if the status was sent: an error is then reported in the body.
  private(set) var hasBegun = false
  private var lastWrite = ContinuousClock.now
  private var isEnding = false
  /// True while an event goes out in pieces: a comment in between would break it.
  private var isInsideEvent = false

  /// - Parameters:
  ///   - split: True if events are cut into pieces of a few bytes.
  ///   - begun: Called when the status goes out.
  init(_ wire: ReplyWire, _ head: ReplyHead, split: Bool, begun: @escaping @Sendable () -> Void) {
    self.wire = wire
    self.head = head
    self.split = split
    self.begun = begun
  }

  /// Sends the status if it is not out yet.
  func begin() async throws {
    guard !hasBegun else { return }
    hasBegun = true
    begun()
    try await wire.begin(head)
  }

  /// Sends an event, after the status; waits while its reader is far behind.
  func write(_ event: [UInt8]) async throws {
    guard split else { return try await pass(event) }
    isInsideEvent = true
    defer { isInsideEvent = false }
    for piece in Self.pieces(of: event) { try await pass(piece, atOnce: true) }
  }

  /// Sends a comment if nothing was sent for a while. Half a pause of grace: timers come early.
  func keepAlive(after silence: Duration) async throws {
    guard !isEnding, ContinuousClock.now - lastWrite >= silence / 2 else { return }
    try await begin()
    guard !isInsideEvent else { return }
    try await pass(ReplyWriter.keepAlive)
  }

  private func pass(_ bytes: [UInt8], atOnce: Bool = false) async throws {
    try await begin()
    lastWrite = .now
    try await wire.write(bytes, atOnce: atOnce)
  }

  /// The last word comes next: no comment follows it.
  func willEnd() { isEnding = true }

  /// Sends the whole reply.
  ///
  /// - Parameter length: The announced length, if it is not the true one.
  func send(_ bytes: [UInt8], length: Int? = nil) async throws {
    var head = head
    head.length = length ?? bytes.count
    hasBegun = true
    begun()
    try await wire.begin(head)
    try await wire.write(bytes)
  }

  /// The orderly end.
  func finish() async { await wire.finish() }

  /// The connection is cut.
  func cut() async { await wire.cut() }

  /// An event in pieces of one to seven bytes.
  static func pieces(of event: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    while start < event.count {
      let end = min(event.count, start + 1 + (start * 5 + event.count) % 7)
      pieces.append(Array(event[start..<end]))
      start = end
    }
    return pieces
  }
}
