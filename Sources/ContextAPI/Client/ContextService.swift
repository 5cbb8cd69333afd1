public import ChatModel

/// The door to an API: sends turns, and manages contexts where the server can.
public protocol ContextService: Sendable {
  /// The abilities of this API's contexts.
  var capabilities: Capabilities { get }

  /// Creates a context.
  ///
  /// - Throws: ``APIError``.
  func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated

  /// Runs a turn and waits for the whole reply.
  ///
  /// - Throws: ``APIError``.
  func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply

  /// Runs a turn and streams the reply.
  func stream(_ request: ChatRequest) -> ChatEventStream

  /// All contexts that the server has.
  ///
  /// - Throws: ``APIError``; of kind `unsupported` where the server has no list.
  func contexts() async throws(APIError) -> [ServerContext]

  /// Sets the lifetime of a context to a number of seconds from now.
  ///
  /// - Throws: ``APIError``; of kind `unsupported` where only use extends it, or nothing.
  func extend(_ id: String, seconds: Int) async throws(APIError) -> ServerContext

  /// Deletes a context, or a turn of a chain, on the server. One that is gone already counts as deleted.
  ///
  /// - Throws: ``APIError``; of kind `unsupported` where the server has no such call.
  func delete(_ id: String) async throws(APIError)

  /// The progress of the server while it reads the seed of a context. Only one that says ``ContextCreated/isWarming`` is asked.
  ///
  /// - Throws: ``APIError``; of kind `unsupported` where the server has no such call.
  func progress(of id: String) async throws(APIError) -> SeedProgress

  /// The names of the server's models.
  ///
  /// - Throws: ``APIError``; of kind `unsupported` where the server does not list them.
  func models() async throws(APIError) -> [String]
}

extension ContextService {
  /// Throws `unsupported`.
  public func contexts() async throws(APIError) -> [ServerContext] { throw .unsupported }

  /// Throws `unsupported`.
  public func extend(_ id: String, seconds: Int) async throws(APIError) -> ServerContext {
    throw .unsupported
  }

  /// Throws `unsupported`.
  public func delete(_ id: String) async throws(APIError) { throw .unsupported }

  /// Throws `unsupported`.
  public func progress(of id: String) async throws(APIError) -> SeedProgress { throw .unsupported }

  /// Throws `unsupported`.
  public func models() async throws(APIError) -> [String] { throw .unsupported }
}

extension APIError {
  /// The API has no such request.
  static var unsupported: APIError { APIError(.unsupported, requestWasSent: false) }
}
