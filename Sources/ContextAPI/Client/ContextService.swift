/// The door to an API: sends turns. One implementation speaks the context-cache API; another API can take its
/// place.
public protocol ContextService: Sendable {
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
}
