// Hooks for tests.
extension GatewayServer {
  /// Injects faults into the next requests to an endpoint, one each, in this order.
  package func inject(_ faults: [GatewayFault], into endpoint: GatewayEndpoint = .chat) {
    routes.faults.add(faults, for: endpoint)
  }

  /// Drops the faults that no request has had.
  package func clearFaults() { routes.faults.clear() }

  /// Lets the time of a context, a response or a cached content run out.
  package func expire(_ id: String) async throws {
    switch Kind(id) {
    case .response: try await routes.responses.store.expire(id)
    case .cachedContent(let id): try await routes.gemini.store.expire(id)
    case .conversation: try await routes.conversations.store.delete(id)
    case .context: try await routes.contextCache.contexts.expire(id)
    }
  }

  /// Drops a context, a response, a conversation or a cached content as if it had never existed.
  package func forget(_ id: String) async throws {
    switch Kind(id) {
    case .response: try await routes.responses.store.forget(id)
    case .cachedContent(let id): try await routes.gemini.store.forget(id)
    case .conversation: try await routes.conversations.store.delete(id)
    case .context: try await routes.contextCache.contexts.forget(id)
    }
  }

  /// The requests so far, in the order in which they came; empty unless the settings ask for a log.
  package var requests: [GatewayRequest] { routes.log.requests }

  /// What the server has: all turns of a context, all messages of a chain up to a response, the
  /// messages of a conversation, a cached content. `nil` if it is not there.
  package func memory(of id: String) async throws -> [GatewayRequest.Message]? {
    let messages: [WireMessage]?
    switch Kind(id) {
    case .response: messages = try await routes.responses.store.chain(to: id)?.messages
    case .cachedContent(let id): messages = try? await routes.gemini.store.load(id).messages
    case .conversation: messages = try? await routes.conversations.store.messages(of: id)
    case .context: messages = try await routes.contextCache.contexts.load(id)?.history
    }
    return messages?.map { GatewayRequest.Message(role: $0.role, content: $0.content) }
  }

  /// The messages that a context was made with; `nil` if it is not there. ``memory(of:)`` has what was said since.
  package func seed(of id: String) async throws -> [GatewayRequest.Message]? {
    try await routes.contextCache.contexts.load(id)?.seed
      .map { GatewayRequest.Message(role: $0.role, content: $0.content) }
  }

  /// What an id names.
  private enum Kind {
    case context, response, conversation
    /// Without the part before the slash.
    case cachedContent(String)

    init(_ id: String) {
      if id.hasPrefix("resp_") {
        self = .response
      } else if id.hasPrefix("conv_") {
        self = .conversation
      } else if id.hasPrefix("cachedContents/") {
        self = .cachedContent(String(id.dropFirst("cachedContents/".count)))
      } else {
        self = .context
      }
    }
  }
}
