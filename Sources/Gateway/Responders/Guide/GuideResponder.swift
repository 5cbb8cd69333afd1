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

  func models() async -> [ServedModel] { [ServedModel(name: ShippedContext.model)] }

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    let search = try await library.search(of: request)
    let whole = try GuideAnswer.text(for: request, search: search)
    let (text, finish) = ReplyLimits.cut(
      whole, stops: request.options.stops, maxTokens: request.options.maxTokens)
    let pieces = Pieces.of(text)
    let isPaced = request.options.isStream && tokensPerSecond < Self.unpaced
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

  /// Each piece when it is requested, but no sooner than its time.
  private func paced(_ pieces: [String], _ finish: String) -> Stream {
    let pause = Duration.seconds(1 / max(0.1, tokensPerSecond))
    let pace = Pace(pieces: pieces.map { .content($0) } + [.finish(finish)], pause: pause)
    return Stream { try await pace.next() }
  }
}

/// Hands out pieces one after the other, with pauses between them.
private actor Pace {
  private var pieces: ArraySlice<ResponderPiece>
  private let pause: Duration
  private var due = ContinuousClock.now

  init(pieces: [ResponderPiece], pause: Duration) {
    self.pieces = pieces[...]
    self.pause = pause
  }

  func next() async throws -> ResponderPiece? {
    guard let piece = pieces.popFirst() else { return nil }
    due += pause
    if case .content = piece { try await Task.sleep(until: due, clock: .continuous) }
    return piece
  }
}
