import FoundationEssentials

/// The Responses API: each turn is a node with an id, the next one names it. In two dialects,
/// OpenAI's and Ark's.
struct ResponsesAPI: Sendable {
  let store: ResponseStore
  let conversations: ConversationStore
  let responder: any Responder
  let memory: GatewayServer.ResponseMemory
  /// Seconds that a response lives at OpenAI.
  let retention: Double
  /// The least number of tokens of a prefix.
  let leastPrefix: Int
  let now: @Sendable () -> Date

  func create(_ call: Call) async throws {
    var call = call
    var dialect = ResponseDialect(call.body, path: call.form)
    do {
      call.form = dialect.form
      let request = try ResponsesWireRequest(call.body, dialect)
      if call.fault == .locked { throw GatewayError.conversationLocked }
      if call.fault == .expired, let id = request.previousID { try await store.expire(id) }
      let id = FreshID.make("resp")
      var chain = try await chain(of: request, id, dialect)
      // Who builds on a response of Ark's goes on as it began.
      if chain.parent?.dialect == .ark { dialect = .ark }
      call.form = dialect.form
      call.gone = .noResponse(request.previousID ?? "", dialect)
      if call.fault == .gone { throw call.gone }
      if dialect == .ark, request.instructions != nil || chain.changesThinking(request) {
        chain.cachedTokens = 0
      }
      var draft = try draft(id, request, dialect)
      draft.isRefusal = call.fault == .refusal
      try await answer(call, request, chain, draft)
    } catch let error as GatewayError {
      throw error.written(as: dialect.form)
    }
  }

  private func answer(
    _ call: Call, _ request: ResponsesWireRequest, _ chain: ResponseChain, _ draft: ResponseDraft
  ) async throws {
    var chain = chain
    var claim: ConversationClaim?
    if let id = request.conversationID {
      let claimed = try await conversations.claim(id)
      chain = ResponseChain(root: id)
      chain.messages = claimed.messages
      chain.tokens = TokenCount.of(claimed.messages)
      chain.cachedTokens = chain.tokens
      claim = claimed.claim
    }
    let exchange = ResponseExchange(
      api: self, request: request, chain: chain, draft: draft, conversation: claim)
    if request.caching.isPrefix {
      let tokens = chain.tokens + TokenCount.of(request.input.messages)
      guard tokens >= leastPrefix else { throw GatewayError.smallPrefix(tokens, leastPrefix) }
      return try await call.whole { try await exchange.prefix() }
    }
    let metered = call.metered(exchange)
    guard request.options.isStream else {
      return try await call.whole {
        var whole = JSONValue.null
        try await metered.run(opened: { _ in }) { part in
          if case .whole(let reply) = part { whole = reply }
        }
        return whole
      }
    }
    try await call.stream(metered, ResponseEventWriter(draft))
  }

  /// Counts what a request would read, without an answer.
  func count(_ call: Call) async throws {
    guard responder.isCountedHere else { throw GatewayError.notCounted }
    let dialect = ResponseDialect(call.body, path: call.form)
    let request = try ResponsesWireRequest(call.body, dialect)
    let chain = try await chain(of: request, "", dialect)
    var tokens = chain.tokens + request.tokens
    if let id = request.conversationID {
      tokens += TokenCount.of(try await conversations.messages(of: id))
    }
    await call.reply(
      ["object": "response.input_tokens", "input_tokens": .number(Double(tokens))])
  }

  /// What a request builds on.
  private func chain(
    of request: ResponsesWireRequest, _ id: String, _ dialect: ResponseDialect
  ) async throws -> ResponseChain {
    guard let previous = request.previousID, memory == .kept else { return ResponseChain(root: id) }
    guard let chain = try await store.chain(to: previous) else {
      throw GatewayError.noResponse(previous, dialect)
    }
    return chain
  }

  private func draft(
    _ id: String, _ request: ResponsesWireRequest, _ dialect: ResponseDialect
  ) throws(GatewayError) -> ResponseDraft {
    let time = Int(now().timeIntervalSince1970)
    var draft = ResponseDraft(
      id: id, request: request, dialect: dialect, createdAt: time, store: request.store,
      previousID: request.previousID)
    if memory == .denied { (draft.store, draft.previousID) = (false, nil) }
    guard dialect == .ark else { return draft }
    let expireAt = request.expireAt ?? time + ResponseDialect.arkLife
    guard time < expireAt, expireAt <= time + ResponseDialect.arkLongestLife else {
      throw .invalid(
        "expire_at", "expire_at is \(expireAt); it must be at most 7 days from now, \(time).")
    }
    draft.expireAt = expireAt
    return draft
  }

  /// The time at which a response is dropped.
  func expiry(of draft: ResponseDraft) -> Date {
    draft.expireAt.map { Date(timeIntervalSince1970: Double($0)) }
      ?? now().addingTimeInterval(retention)
  }

  /// Gives or deletes a stored response.
  func answer(_ call: Call, about id: String) async throws {
    if call.method == "DELETE" {
      guard try await store.delete(id) else { throw GatewayError.noStoredResponse(id) }
      return await call.reply(["id": .text(id), "object": "response", "deleted": true])
    }
    guard let response = try await store.load(id) else { throw GatewayError.noStoredResponse(id) }
    await call.reply(response.reply)
  }

  /// Lists the items of a response's own input.
  func list(_ call: Call, itemsOf id: String) async throws {
    guard let response = try await store.load(id) else { throw GatewayError.noStoredResponse(id) }
    await call.reply(try ItemPage(call.query).list(response.items))
  }
}

extension GatewayError {
  /// The response before it is gone, or never was.
  static func noResponse(_ id: String, _ dialect: ResponseDialect) -> GatewayError {
    GatewayError(
      400,
      dialect == .ark
        ? "InvalidParameter.PreviousResponseNotFound" : "previous_response_not_found",
      "Previous response with id '\(id.prefix(200))' not found.", param: "previous_response_id")
  }

  static func noStoredResponse(_ id: String) -> GatewayError {
    GatewayError(404, "NotFound.Response", "Response with id '\(id.prefix(200))' not found.")
  }

  static let notCounted = GatewayError(
    501, "NotImplemented", "The server behind the gateway counts, and not before it answers.")

  static func smallPrefix(_ tokens: Int, _ least: Int) -> GatewayError {
    .invalid(
      "input", "The prefix has \(tokens) tokens; a cached prefix needs at least \(least) tokens.")
  }
}
