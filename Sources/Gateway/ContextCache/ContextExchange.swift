/// One chat request from its acceptance to its end: runs the responder, counts, and releases the
/// context.
struct ContextExchange: ReplyExchange {
  let contexts: ContextStore
  let responder: any Responder
  let warming: Warming?
  let request: ChatWireRequest
  let context: StoredContext

  /// Runs the request. However it ends, the context is free again before the last parts are said,
  /// and holds the turn if there is a reply: a client that reads the end may rely on it.
  ///
  /// - Throws: ``GatewayError``, `CancellationError`, or what `say` throws: then nothing is
  ///   remembered.
  func run(opened: (Int?) async throws -> Void, say: (ReplyPart) async throws -> Void) async throws
  {
    let prompt = context.seed + context.remembered + request.messages
    let asked = ResponderRequest(
      contextID: context.id, model: context.model, seed: context.seed, prompt: prompt,
      messages: request.messages,
      options: request.options)
    var counts: [TokenUsage?] = []
    var remembered: String?
    var last = ""
    do {
      await warming?.wait(for: context.id)
      try Task.checkCancellation()
      for choice in 0..<request.n {
        let reply = try await responder.reply(to: asked)
        if choice == 0 { try await opened(reply.pieceCount) }
        let (said, counted) = try await reply.speak(
          choice: choice, keepsText: responder.isCountedHere || context.mode == .session, say)
        remembered = remembered ?? said.content
        if let tokens = counted?.prompt {
          await contexts.note(counted: tokens, for: prompt, of: context)
        }
        counts.append(counted ?? (responder.isCountedHere ? count(said) : nil))
        last = said.finish
        if choice < request.n - 1 { try await say(.finish(choice: choice, last)) }
      }
      try Task.checkCancellation()
    } catch {
      try? await contexts.end(context, asked: request.messages, reply: nil)
      // A client could not know: to most servers the turn may be there.
      throw (error as? GatewayError)?.ofNothingStored ?? error
    }
    try await contexts.end(context, asked: request.messages, reply: remembered)
    try await say(.finish(choice: request.n - 1, last))
    if let usage = TokenUsage.of(choices: counts) { try await say(.usage(usage)) }
  }

  private func count(_ choice: ReplyChoice) -> TokenUsage {
    let cached = context.seedTokens + TokenCount.of(context.remembered)
    let reasoning = TokenCount.of(choice.reasoning)
    return TokenUsage(
      prompt: cached + TokenCount.of(request.messages), cached: cached,
      completion: TokenCount.of(choice.content) + reasoning, reasoning: reasoning)
  }
}
