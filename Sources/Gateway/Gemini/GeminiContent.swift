/// Google's contents: turns of user and model, each made of parts.
enum GeminiContent {
  /// The turns of a list of contents.
  static func messages(_ list: [JSONValue]) throws(GatewayError) -> [WireMessage] {
    var messages: [WireMessage] = []
    for value in list {
      guard case .object = value else {
        throw .invalid("contents", "An item of contents is \(value.words); it must be an object.")
      }
      let fields = try RequestReader(value)
      let role = try fields.text("role") ?? "user"
      guard ["user", "model"].contains(role) else {
        throw .invalid("contents", "Please use a valid role: user, model.")
      }
      messages.append(
        WireMessage(role: role == "model" ? "assistant" : "user", content: try text(fields)))
    }
    return messages
  }

  /// What the system says.
  static func system(_ value: JSONValue) throws(GatewayError) -> WireMessage {
    guard case .object = value else {
      throw .invalid(
        "systemInstruction", "systemInstruction is \(value.words); it must be an object.")
    }
    return WireMessage(role: "system", content: try text(RequestReader(value)))
  }

  /// What can be read, for the log.
  static func readable(in value: JSONValue, of name: String) -> [WireMessage] {
    if name == "contents" {
      guard case .list(let list) = value else { return [] }
      return list.compactMap { try? messages([$0]) }.flatMap { $0 }
    }
    return (try? system(value)).map { [$0] } ?? []
  }

  /// The text of all parts; thoughts are not said again.
  private static func text(_ fields: RequestReader) throws(GatewayError) -> String {
    guard let parts = try fields.list("parts"), !parts.isEmpty else {
      throw .invalid("parts", "A content needs at least one part.")
    }
    var text = ""
    for part in parts {
      guard case .object(let members) = part, case .text(let piece)? = members["text"] else {
        throw .invalid("parts", "The gateway reads text only: every part needs a text.")
      }
      if members["thought"] != true { text += piece }
    }
    return text
  }
}

extension RequestReader {
  /// A field by its name in small and large letters, or with underscores: Google takes both.
  func either(_ name: String) -> JSONValue? {
    value(name) ?? value(Self.underscored(name))
  }

  /// The name in which ``either(_:)`` finds a field.
  func found(_ name: String) -> String {
    value(name) == nil ? Self.underscored(name) : name
  }

  private static func underscored(_ name: String) -> String {
    name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
  }
}
