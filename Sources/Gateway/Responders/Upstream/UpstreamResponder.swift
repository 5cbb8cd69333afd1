/// Forwards to an OpenAI-compatible server, whose own cache then holds the prefix.
struct UpstreamResponder: Responder {
  let url: String
  let model: String
  let key: String?

  func reply(
    to request: ResponderRequest
  ) async throws -> AsyncThrowingStream<ResponderPiece, any Error> {
    throw GatewayError.upstream("not connected.")
  }
}
