/// The endpoints of the gateway.
package enum GatewayEndpoint: String, Hashable, Sendable {
  /// `POST …/context/create`
  case create
  /// `GET …/context/ID`
  case context
  /// `POST …/chat/completions`, with or without a context.
  case chat
  /// `POST …/responses`
  case responses
  /// What is done with a stored response.
  case storedResponses
  /// Everything below `…/conversations`.
  case conversations
  /// Everything below `…/cachedContents`.
  case cachedContents
  /// `POST …/models/MODEL:generateContent` and `:streamGenerateContent`
  case generate
  /// `GET …/models`
  case models
  /// `GET /healthz` and `GET /metrics`
  case operations
}
