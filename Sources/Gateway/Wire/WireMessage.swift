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
    guard case .object = value else {
      throw .invalid("messages", "A message is \(value.words); it must be an object.")
    }
    let fields = try RequestReader(value)
    let named = try fields.requiredText("role")
    guard ["system", "developer", "user", "assistant"].contains(named) else {
      throw .invalid(
        "role", "role must be system, developer, user or assistant, not \(named.prefix(100)).")
    }
    // OpenAI's newer word for it, which servers behind the gateway need not know.
    role = named == "developer" ? "system" : named
    switch fields.value("content") {
    case .text(let text): content = text
    case .list(let parts): content = try Self.joined(parts)
    case nil: throw .missing("content")
    case let other?:
      throw .invalid("content", "content is \(other.words); it must be a string.")
    }
  }

  private static func joined(_ parts: [JSONValue]) throws(GatewayError) -> String {
    var text = ""
    for part in parts {
      guard case .object(let fields) = part, case .text(let piece)? = fields["text"] else {
        throw .invalid(
          "content", "A context accepts text only: every part of content needs a text.")
      }
      text += piece
    }
    return text
  }
}
