/// The endpoints of the gateway.
package enum GatewayEndpoint: String, Hashable, Sendable {
  /// `POST …/context/create`
  case create
  /// `POST …/context/chat/completions`
  case chat

  /// The endpoint at a path; the base may be anything. Some gateways take a context's chat without
  /// `/context`.
  init?(path: String) {
    if path.hasSuffix("/context/create") {
      self = .create
    } else if path.hasSuffix("/chat/completions") {
      self = .chat
    } else {
      return nil
    }
  }
}
