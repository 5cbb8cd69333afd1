public import ChatModel

/// A service whose client is made with the first request: a key may take a command to get, and most profiles are not
/// used in most runs.
public actor DeferredService: ContextService {
  /// The abilities of this API's contexts.
  public nonisolated let capabilities: Capabilities

  private let make: @Sendable () async throws(APIError) -> any ContextService
  private var service: (any ContextService)?

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - capabilities: Those of the client.
  ///   - make: Makes the client; called again if it failed.
  public init(
    _ capabilities: Capabilities,
    make: @escaping @Sendable () async throws(APIError) -> any ContextService
  ) {
    self.capabilities = capabilities
    self.make = make
  }

  private func client() async throws(APIError) -> any ContextService {
    if let service { return service }
    let made = try await make()
    service = made
    return made
  }

  /// Creates a context on the server.
  public func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
    try await client().create(request)
  }

  /// Sends a turn and waits for the whole reply.
  public func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
    try await client().complete(request)
  }

  /// Sends a turn once its events are read; a client that cannot be made is the first and only event, an error.
  public nonisolated func stream(_ request: ChatRequest) -> ChatEventStream {
    ChatEventStream {
      DeferredSource(request) { () async throws(APIError) in try await self.client() }
    }
  }

  /// The contexts that the server lists.
  public func contexts() async throws(APIError) -> [ServerContext] {
    try await client().contexts()
  }

  /// Gives a context a new end, so many seconds from now.
  public func extend(_ id: String, seconds: Int) async throws(APIError) -> ServerContext {
    try await client().extend(id, seconds: seconds)
  }

  /// Deletes a context, or a node of a chain, on the server.
  public func delete(_ id: String) async throws(APIError) { try await client().delete(id) }

  /// The progress of the server while it reads the seed of a context.
  public func progress(of id: String) async throws(APIError) -> SeedProgress {
    try await client().progress(of: id)
  }

  /// The names of the models that the server lists.
  public func models() async throws(APIError) -> [String] { try await client().models() }
}

/// The events of a stream that begins once its client is there.
private final class DeferredSource: ChatEventSource {
  private let request: ChatRequest
  private let client: @Sendable () async throws(APIError) -> any ContextService
  private var events: ChatEventStream.Iterator?
  private var isOver = false

  init(
    _ request: ChatRequest,
    _ client: @escaping @Sendable () async throws(APIError) -> any ContextService
  ) {
    self.request = request
    self.client = client
  }

  func next(isolation: isolated (any Actor)?) async -> ChatEvent? {
    guard !isOver else { return nil }
    if events == nil {
      do throws(APIError) {
        events = try await client().stream(request).makeAsyncIterator()
      } catch {
        isOver = true
        return .ended(.failed(error))
      }
    }
    return await events?.next(isolation: isolation)
  }
}
