/// Answers by quoting the pinned context, in streamed markdown. No language model is involved, and
/// it says so.
struct GuideResponder: Responder {
  /// At about reading pace by default. A reply that is not streamed does not wait.
  let tokensPerSecond: Double
  private let library = PassageLibrary()

  /// From this pace on, pieces follow each other without a pause.
  static let unpaced = 50_000.0

  init(tokensPerSecond: Double) {
    self.tokensPerSecond = tokensPerSecond
  }

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    let index = await library.index(of: request.context)
    let whole = GuideAnswer.text(for: request, index: index)
    let (text, finish) = ReplyLimits.cut(
      whole, stops: request.request.stops, maxTokens: request.request.maxTokens)
    let pieces = Pieces.of(text)
    let isPaced = request.request.isStream && tokensPerSecond < Self.unpaced
    return ResponderReply(
      pieceCount: pieces.count,
      pieces: isPaced ? paced(pieces, finish) : atOnce(pieces, finish))
  }

  private typealias Stream = AsyncThrowingStream<ResponderPiece, any Error>

  private func atOnce(_ pieces: [String], _ finish: String) -> Stream {
    Stream { continuation in
      for piece in pieces { continuation.yield(.content(piece)) }
      continuation.yield(.finish(finish))
      continuation.finish()
    }
  }

  private func paced(_ pieces: [String], _ finish: String) -> Stream {
    let pause = Duration.seconds(1 / max(0.1, tokensPerSecond))
    return Stream { continuation in
      let work = Task {
        var due = ContinuousClock.now
        for piece in pieces {
          due += pause
          try await Task.sleep(until: due, clock: .continuous)
          continuation.yield(.content(piece))
        }
        continuation.yield(.finish(finish))
        continuation.finish()
      }
      continuation.onTermination = { _ in work.cancel() }
    }
  }
}
