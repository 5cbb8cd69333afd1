/// One chat request without a context.
struct PlainChatExchange: ReplyExchange {
  let responder: any Responder
  let prompts: PromptCache
  let request: ChatWireRequest
  /// The tokens that were read before.
  let cached: Int

  func run(opened: (Int?) async throws -> Void, say: (ReplyPart) async throws -> Void) async throws
  {
    let seed = SeedRule.seed(of: request.messages)
    let asked = ResponderRequest(
      contextID: "", model: request.model, seed: seed, prompt: request.messages,
      messages: Array(request.messages.dropFirst(seed.count)), options: request.options)
    var counts: [TokenUsage?] = []
    for choice in 0..<request.n {
      let reply = try await responder.reply(to: asked)
      if choice == 0 { try await opened(reply.pieceCount) }
      let (said, counted) = try await reply.speak(
        choice: choice, keepsText: responder.isCountedHere, say)
      counts.append(counted ?? (responder.isCountedHere ? count(said) : nil))
      if choice == 0, responder.isCountedHere {
        let answer = WireMessage(role: "assistant", content: said.content)
        await prompts.note(request.messages + [answer])
      }
      try await say(.finish(choice: choice, said.finish))
    }
    if let usage = TokenUsage.of(choices: counts) { try await say(.usage(usage)) }
  }

  private func count(_ choice: ReplyChoice) -> TokenUsage {
    let reasoning = TokenCount.of(choice.reasoning)
    return TokenUsage(
      prompt: TokenCount.of(request.messages), cached: cached,
      completion: TokenCount.of(choice.content) + reasoning, reasoning: reasoning)
  }
}
