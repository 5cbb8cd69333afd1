import Basics
import HTTPStream

@testable import Gateway

/// A responder that says what a test tells it to, piece by piece.
final class ScriptedResponder: Responder {
  typealias Script =
    @Sendable (AsyncThrowingStream<ResponderPiece, any Error>.Continuation) async throws -> Void

  private let script: Script
  private let opening: @Sendable () async throws -> Void
  private let state = Locked((requests: [ResponderRequest](), abandoned: 0))

  init(
    opening: @escaping @Sendable () async throws -> Void = {}, _ script: @escaping Script
  ) {
    self.opening = opening
    self.script = script
  }

  var requests: [ResponderRequest] { state.withLock { $0.requests } }
  /// Replies that nobody wanted to hear to their end.
  var abandoned: Int { state.withLock { $0.abandoned } }

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    state.withLock { $0.requests.append(request) }
    try await opening()
    let (pieces, sink) = AsyncThrowingStream<ResponderPiece, any Error>.makeStream()
    let work = Task {
      do {
        try await script(sink)
        sink.finish()
      } catch { sink.finish(throwing: error) }
    }
    sink.onTermination = { [state] ending in
      guard case .cancelled = ending else { return }
      state.withLock { $0.abandoned += 1 }
      work.cancel()
    }
    let reader = Reader(pieces)
    return ResponderReply(pieceCount: nil) { try await reader.next() }
  }
}

/// Reads a stream for whoever asks; nobody wants it any more when it is gone.
private actor Reader {
  private var pieces: AsyncThrowingStream<ResponderPiece, any Error>.Iterator

  init(_ stream: AsyncThrowingStream<ResponderPiece, any Error>) {
    pieces = stream.makeAsyncIterator()
  }

  func next() async throws -> ResponderPiece? {
    var pieces = pieces
    return try await pieces.next(isolation: #isolation)
  }
}

/// A door that stays shut until it is opened.
final class Door: Sendable {
  private let stream: AsyncStream<Void>
  private let opening: AsyncStream<Void>.Continuation

  init() { (stream, opening) = AsyncStream.makeStream() }

  func open() { opening.finish() }
  func pass() async { for await _ in stream {} }
}
