import FoundationEssentials

/// Google's API: cached contents, each with its own end, and the generation of content.
struct GeminiAPI: Sendable {
  let store: CachedContentStore
  let responder: any Responder
  /// The least number of tokens of a cached content.
  let leastTokens: Int
  let now: @Sendable () -> Date

  private static let standardLife = 3600.0
  private static let mostOnAPage = 1000

  /// Lists cached contents or makes one.
  func answerCaches(_ call: Call) async throws {
    if call.method == "GET" { return try await list(call) }
    let request = try CachedContentWireRequest(call.body, isChange: false)
    let tokens = TokenCount.of(request.messages)
    guard tokens >= leastTokens else { throw GatewayError.smallContent(tokens, leastTokens) }
    let now = now()
    let end = request.end?.date(from: now) ?? now.addingTimeInterval(Self.standardLife)
    let content = CachedContent(
      id: CachedContent.freshID(), model: request.model, displayName: request.displayName,
      messages: request.messages, tokens: tokens, createTime: now, updateTime: now,
      expireTime: try Self.checked(end, now))
    try await store.insert(content)
    await call.reply(json(content))
  }

  private func list(_ call: Call) async throws {
    let size = call.query["pageSize"].flatMap { Int($0) } ?? 0
    let text = call.query["pageToken"] ?? ""
    guard size >= 0, let token = text.isEmpty ? 0 : Int(text) else {
      throw GatewayError.invalid("pageToken", "The page token or the page size is not valid.")
    }
    let (contents, next) = try await store.page(
      size: size == 0 ? 100 : min(size, Self.mostOnAPage), token: token)
    var reply: [String: JSONValue] = [:]
    // Google leaves out what is empty.
    if !contents.isEmpty { reply["cachedContents"] = .list(contents.map(json)) }
    reply["nextPageToken"] = next.map { .text("\($0)") }
    await call.reply(.object(reply))
  }

  /// Gives, changes or deletes a cached content.
  func answer(_ call: Call, about id: String) async throws {
    if call.fault == .expired { try await store.expire(id) }
    switch call.method {
    case "DELETE":
      try await store.delete(id)
      await call.reply([:])
    case "PATCH":
      let request = try CachedContentWireRequest(call.body, isChange: true)
      let end = try Self.checked(request.end?.date(from: now()) ?? now(), now())
      await call.reply(json(try await store.update(id, expireTime: end)))
    default: await call.reply(json(try await store.load(id)))
    }
  }

  /// Where another server counts, the gateway's own count is not told.
  private func json(_ content: CachedContent) -> JSONValue {
    content.json(isCounted: responder.isCountedHere)
  }

  private static func checked(_ end: Date, _ now: Date) throws(GatewayError) -> Date {
    guard end > now else { throw .invalid("expireTime", "expireTime must be in the future.") }
    return end
  }

  func generate(_ call: Call, model: String, isStream: Bool) async throws {
    let request = try GenerateWireRequest(call.body, model: model, isStream: isStream)
    var call = call
    call.gone = .noCachedContent
    if call.fault == .gone { throw call.gone }
    var content: CachedContent?
    if let name = request.cachedContent {
      let id = name.hasPrefix("cachedContents/") ? String(name.dropFirst(15)) : name
      if call.fault == .expired { try await store.expire(id) }
      let found = try await store.load(id)
      guard found.model == request.model else {
        throw GatewayError.invalid(
          "model",
          "The request is for \(request.model.prefix(200)), the CachedContent is for"
            + " \(found.model.prefix(200)): the model must be the same.")
      }
      content = found
    }
    let exchange = GenerateExchange(responder: responder, request: request, content: content)
    let writer = GenerateWriter(
      model: model, id: call.id, includesThoughts: request.includesThoughts,
      usage: exchange.promptUsage)
    let metered = call.metered(exchange)
    if isStream, call.query["alt"] == "sse" { return try await call.stream(metered, writer) }
    try await call.whole {
      let whole = try await writer.whole(metered)
      return isStream ? [whole] : whole
    }
  }
}
