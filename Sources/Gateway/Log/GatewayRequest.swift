/// A request as the gateway got it, for tests that count what was sent.
package struct GatewayRequest: Hashable, Sendable {
  /// The endpoint of the request.
  package let endpoint: GatewayEndpoint
  /// The method, in capital letters.
  package let method: String
  /// What the request is about or builds on: a context, the response before it, a conversation, a
  /// cached content. Empty for a creation, and where the request named none.
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

  init(
    route: Route, method: String = "POST", body: JSONValue, clientRequestID: String? = nil
  ) {
    endpoint = route.endpoint
    self.method = method
    self.clientRequestID = clientRequestID
    var fields: [String: JSONValue] = [:]
    if case .object(let members) = body { fields = members }
    contextID = Self.contextID(route, body)
    isStream = fields["stream"] == true || route.isStream
    var messages: [WireMessage] = []
    for name in ["messages", "items", "input"] {
      guard let value = fields.removeValue(forKey: name) else { continue }
      messages += ResponseItem.readable(in: value)
    }
    for name in ["systemInstruction", "system_instruction", "contents"] {
      guard let value = fields.removeValue(forKey: name) else { continue }
      messages += GeminiContent.readable(in: value, of: name)
    }
    self.messages = messages.map { Message(role: $0.role, content: $0.content) }
    parameters = String(decoding: ReplyWriter.encode(.object(fields)), as: UTF8.self)
  }

  /// What a request is about or builds on; empty where it names nothing.
  static func contextID(_ route: Route, _ body: JSONValue) -> String {
    if let name = route.name { return name }
    guard case .object(let members) = body else { return "" }
    return id(in: members)
  }

  /// What the request builds on.
  private static func id(in fields: [String: JSONValue]) -> String {
    for name in ["context_id", "previous_response_id", "conversation", "cachedContent"] {
      switch fields[name] {
      case .text(let id)?: return id
      case .object(let object)?:
        if case .text(let id)? = object["id"] { return id }
      case .list?, .bool?, .number?, .null?, nil: break
      }
    }
    return ""
  }
}
