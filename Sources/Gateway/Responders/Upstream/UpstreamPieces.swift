internal import EventLoops
import HTTPStream

/// The pieces of an upstream server's reply, read when they are asked for: a client that is far behind holds its server
/// back. Who drops it closes the connection.
///
/// It lives on the thread of the sockets, where bytes come from and go to: a token costs no change of threads.
actor UpstreamPieces {
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.sockets.asUnownedSerialExecutor()
  }

  private var body: HTTPBody
  /// The same request unstreamed, asked once where the stream says nothing: llama-cpp-python 0.3.36 tells only so why
  /// it refuses a request.
  private var askAgain: (@Sendable () async throws -> HTTPBody)?
  private var bytes: HTTPBody.Iterator
  private var reader = UpstreamReader()
  /// What was read and not yet asked for.
  private var pieces: ArraySlice<ResponderPiece>
  private var isDone = false

  /// - Parameters:
  ///   - model: The model that was asked for; a server that names another comes to word after it.
  ///   - askAgain: Asks the same unstreamed, if the stream says nothing.
  init(
    of body: HTTPBody, from model: String,
    askAgain: (@Sendable () async throws -> HTTPBody)? = nil
  ) {
    self.body = body
    self.askAgain = askAgain
    bytes = body.makeAsyncIterator()
    pieces = [.model(model)]
  }

  /// The next piece; `nil` at the end.
  ///
  /// - Throws: ``GatewayError`` for a reply that breaks off or is none, or `CancellationError`.
  func next() async throws -> ResponderPiece? {
    while pieces.isEmpty, !isDone { try await read() }
    if let piece = pieces.popFirst() { return piece }
    if let failure = reader.failure { throw failure }
    return nil
  }

  private func read() async throws {
    var bytes = bytes
    do {
      if !reader.isOver, let new = try await bytes.next() {
        pieces = reader.read(new)[...]
        if !reader.isOver, let wait = reader.wait { body.expectEnd(within: wait) }
        return
      }
    } catch {
      // Whoever leaves has ended the transfer.
      try Task.checkCancellation()
      // Closed in good order without a word: an empty stream.
      guard error.kind == .incomplete, reader.isEmpty else {
        throw UpstreamFailure.error(for: error)
      }
    }
    // What follows the reply is only the end of the body: the connection can serve again.
    body.letFinish()
    pieces = reader.finish()[...]
    guard reader.isEmpty, reader.failure != nil, let again = askAgain else {
      isDone = true
      return
    }
    askAgain = nil
    body = try await again()
    self.bytes = body.makeAsyncIterator()
    reader = UpstreamReader()
  }
}
