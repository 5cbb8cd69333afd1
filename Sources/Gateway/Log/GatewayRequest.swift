/// A request as the gateway got it, for tests that count what was sent.
package struct GatewayRequest: Hashable, Sendable {
  /// The endpoint of the request.
  package let endpoint: GatewayEndpoint
  /// Empty for a creation, and where the request named none.
  package let contextID: String
  /// The messages of the request.
  package let messages: [Message]
  /// True if the reply was to stream.
  package let isStream: Bool
  /// The client's own id of the attempt, from `X-Client-Request-Id`.
  package let clientRequestID: String?
  /// The body's members other than the messages, as JSON with sorted keys.
  package let parameters: String
  /// The status that it was answered with; `nil` while it was not.
  package internal(set) var status: Int?

  /// A message of a request.
  package struct Message: Hashable, Sendable {
    /// The role as written in the request.
    package let role: String
    /// The text of the message.
    package let content: String

    /// Creates a message.
    package init(role: String, content: String) {
      self.role = role
      self.content = content
    }
  }

  init(endpoint: GatewayEndpoint, body: JSONValue, clientRequestID: String?) {
    self.endpoint = endpoint
    self.clientRequestID = clientRequestID
    var fields: [String: JSONValue] = [:]
    if case .object(let members) = body { fields = members }
    if case .text(let id)? = fields["context_id"] { contextID = id } else { contextID = "" }
    isStream = fields["stream"] == true
    if case .list(let list)? = fields.removeValue(forKey: "messages") {
      messages = list.compactMap { try? WireMessage($0) }.map {
        Message(role: $0.role, content: $0.content)
      }
    } else {
      messages = []
    }
    parameters = String(decoding: ReplyWriter.encode(.object(fields)), as: UTF8.self)
  }
}
