/// A message as the gateway keeps and forwards it.
struct WireMessage: Codable, Hashable, Sendable {
  var role: String
  var content: String

  init(role: String, content: String) {
    self.role = role
    self.content = content
  }

  /// A message of a request: `content` may be a string or an array of text parts.
  init(_ value: JSONValue) throws(GatewayError) {
    let fields = try RequestReader(value)
    role = try fields.requiredText("role")
    guard ["system", "user", "assistant"].contains(role) else {
      throw .invalid("role", "role must be system, user or assistant, not \(role).")
    }
    switch fields.value("content") {
    case .text(let text): content = text
    case .list(let parts): content = Self.joined(parts)
    default: throw .missing("content")
    }
  }

  private static func joined(_ parts: [JSONValue]) -> String {
    parts.map { part in
      guard case .object(let fields) = part, case .text(let text) = fields["text"] else { return "" }
      return text
    }.joined()
  }
}
