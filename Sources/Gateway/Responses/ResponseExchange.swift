import FoundationEssentials

/// One request for a response from its acceptance to its end: runs the responder, counts, and keeps
/// what was said.
struct ResponseExchange: ReplyExchange {
  let api: ResponsesAPI
  let request: ResponsesWireRequest
  let chain: ResponseChain
  let draft: ResponseDraft
  /// The conversation that it holds.
  let conversation: ConversationClaim?

  func run(opened: (Int?) async throws -> Void, say: (ReplyPart) async throws -> Void) async throws
  {
    let choice: ReplyChoice
    let counted: TokenUsage?
    do {
      let reply = try await api.responder.reply(to: asked)
      try await opened(reply.pieceCount)
      (choice, counted) = try await reply.speak(say)
    } catch {
      await conversation?.release()
      throw error
    }
    let usage = counted ?? (api.responder.isCountedHere ? count(choice) : nil)
    let object = try await keep(choice, usage)
    try await say(.finish(choice: 0, choice.finish))
    try await say(.whole(object))
  }

  private var new: [WireMessage] { request.input.messages }

  private var asked: ResponderRequest {
    let instructions = request.instructions.map { [WireMessage(role: "system", content: $0)] } ?? []
    let prompt = instructions + chain.messages + new
    return ResponderRequest(
      contextID: chain.root, model: request.model, seed: SeedRule.seed(of: prompt), prompt: prompt,
      messages: new,
      options: request.options)
  }

  /// The whole chain is read for every turn; what it had before is in the cache.
  private func count(_ choice: ReplyChoice?) -> TokenUsage {
    let reasoning = TokenCount.of(choice?.reasoning ?? "")
    return TokenUsage(
      prompt: chain.tokens + request.tokens, cached: chain.cachedTokens,
      completion: TokenCount.of(choice?.content ?? "") + reasoning, reasoning: reasoning)
  }

  /// Makes and keeps the reply to a request for a prefix, which has no answer.
  func prefix() async throws -> JSONValue {
    try await keep(nil, api.responder.isCountedHere ? count(nil) : nil)
  }

  /// Keeps what was said; answers the whole reply. If it cannot be kept where gateways share what they keep, the reply
  /// has no end that a client could build on.
  private func keep(_ choice: ReplyChoice?, _ usage: TokenUsage?) async throws -> JSONValue {
    let object = draft.finished(choice, usage, at: Int(api.now().timeIntervalSince1970))
    let answer = choice.map { [WireMessage(role: "assistant", content: $0.content)] } ?? []
    if let conversation {
      try await conversation.end(request.input.map(\.json) + object.outputItems)
    }
    guard request.store, api.memory == .kept else { return object }
    let messages = new + answer
    // What came before it in a conversation is that one's, and may change: no chain begins there.
    try await api.store.save(
      StoredResponse(
        id: draft.id, parent: conversation?.id ?? chain.parent?.id, dialect: draft.dialect,
        messages: messages, tokens: TokenCount.of(messages),
        isCached: draft.dialect == .openAI
          || request.caching.isOn && chain.isCached && !chain.changesThinking(request),
        thinking: request.thinking, items: request.input.map(\.json), reply: object,
        expiresAt: api.expiry(of: draft)), refreshing: chain.stale)
    return object
  }
}

extension JSONValue {
  /// The items of the output of a response.
  fileprivate var outputItems: [JSONValue] {
    if case .object(let fields) = self, case .list(let items)? = fields["output"] {
      items
    } else {
      []
    }
  }
}

extension ResponseChain {
  /// True if a request thinks in another way than the turn before it: then Ark's cache is of no use.
  func changesThinking(_ request: ResponsesWireRequest) -> Bool {
    parent.map { $0.thinking != request.thinking } ?? false
  }
}
