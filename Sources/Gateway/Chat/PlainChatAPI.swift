import FoundationEssentials

/// A chat without a context, as every OpenAI-compatible server has it: each request says everything.
struct PlainChatAPI: Sendable {
  let responder: any Responder
  let prompts: PromptCache
  let now: @Sendable () -> Date

  func chat(_ call: Call) async throws {
    let request = try ChatWireRequest(call.body, isPlain: true)
    let exchange = PlainChatExchange(
      responder: responder, prompts: prompts, request: request,
      cached: await prompts.shared(with: request.messages))
    try await CompletionReply(exchange: exchange, request: request, now: now()).give(to: call)
  }
}
