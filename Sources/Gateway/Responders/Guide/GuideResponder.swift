import FoundationEssentials

/// Answers by quoting the pinned context, in streamed markdown. No language model is involved, and it says so.
struct GuideResponder: Responder {
  /// At about reading pace by default.
  let tokensPerSecond: Double

  func reply(
    to request: ResponderRequest
  ) async throws -> AsyncThrowingStream<ResponderPiece, any Error> {
    let text = GuideAnswer.text(for: request)
    let pieces = Pieces.of(text)
    let pause = Duration.seconds(1 / max(0.1, tokensPerSecond))
    return AsyncThrowingStream { continuation in
      let work = Task {
        for piece in pieces {
          if tokensPerSecond < 100_000 { try? await Task.sleep(for: pause) }
          if Task.isCancelled { break }
          continuation.yield(.content(piece))
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in work.cancel() }
    }
  }
}
