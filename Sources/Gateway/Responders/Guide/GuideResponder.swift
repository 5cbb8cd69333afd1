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
    let pace = request.options.isStream && tokensPerSecond < Self.unpaced ? tokensPerSecond : nil
    return PacedPieces.reply(pieces, finish, tokensPerSecond: pace)
  }
}
