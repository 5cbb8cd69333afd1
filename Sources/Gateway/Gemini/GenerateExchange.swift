/// One request to generate content.
struct GenerateExchange: ReplyExchange {
  let responder: any Responder
  let request: GenerateWireRequest
  let content: CachedContent?

  func run(opened: (Int?) async throws -> Void, say: (ReplyPart) async throws -> Void) async throws
  {
    let reply = try await responder.reply(to: asked)
    try await opened(reply.pieceCount)
    let (choice, counted) = try await reply.speak(say)
    // Google counts in the event that ends the reply.
    if let usage = counted ?? promptUsage.map({ $0.answered(by: choice) }) {
      try await say(.usage(usage))
    }
    try await say(.finish(choice: 0, choice.finish))
  }

  /// The count before there is an answer; `nil` if another server counts.
  var promptUsage: TokenUsage? {
    guard responder.isCountedHere else { return nil }
    let own = TokenCount.of(request.messages) + (request.system.map { TokenCount.of([$0]) } ?? 0)
    return TokenUsage(prompt: own + (content?.tokens ?? 0), cached: content?.tokens)
  }

  private var asked: ResponderRequest {
    let seed = content?.messages ?? request.system.map { [$0] } ?? []
    let prompt = seed + request.messages
    return ResponderRequest(
      contextID: request.cachedContent ?? "", model: request.model,
      seed: seed.isEmpty ? SeedRule.seed(of: prompt) : seed, prompt: prompt,
      messages: request.messages, options: request.options)
  }
}

extension TokenUsage {
  /// The count with an answer.
  fileprivate func answered(by choice: ReplyChoice) -> TokenUsage {
    var usage = self
    let thoughts = TokenCount.of(choice.reasoning)
    usage.completion = TokenCount.of(choice.content) + thoughts
    usage.reasoning = thoughts
    return usage
  }
}
