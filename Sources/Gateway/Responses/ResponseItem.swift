/// One item of a response's input, as it is kept, and what of it the model reads.
struct ResponseItem: Hashable, Sendable {
  /// As in a reply, with its id.
  let json: JSONValue
  /// `nil` for an item that is not said, such as reasoning.
  let message: WireMessage?

  private static let roles = ["system", "developer", "user", "assistant"]

  /// The items of an input: a text is a message of the user.
  static func list(_ input: JSONValue) throws(GatewayError) -> [ResponseItem] {
    switch input {
    case .text(let text):
      return [ResponseItem(role: "user", text: text)]
    case .list(let list):
      var items: [ResponseItem] = []
      for value in list { items.append(try ResponseItem(value)) }
      return items
    default:
      throw .invalid("input", "input is \(input.words); it must be a string or an array.")
    }
  }

  /// What can be read of an input, for the log.
  static func readable(in input: JSONValue) -> [WireMessage] {
    guard case .list(let list) = input else { return ((try? self.list(input)) ?? []).messages }
    return list.compactMap { (try? ResponseItem($0))?.written }
  }

  /// A message.
  init(role: String, text: String) {
    self.init(
      role: role, parts: [Self.part(role, text)], text: text, id: FreshID.make("msg"), phase: nil)
  }

  /// An item as the API writes it.
  init(json: JSONValue, message: WireMessage?) {
    self.json = json
    self.message = message
  }

  /// An item of a request.
  init(_ value: JSONValue) throws(GatewayError) {
    guard case .object(var fields) = value else {
      throw .invalid("input", "An item of input is \(value.words); it must be an object.")
    }
    let reader = try RequestReader(value)
    switch try reader.text("type") ?? "message" {
    case "message": try self.init(message: reader)
    case "reasoning":
      if reader.value("id") == nil { fields["id"] = .text(FreshID.make("rs")) }
      self.init(json: .object(fields), message: nil)
    case let type:
      throw .invalid(
        "input", "The gateway reads messages only, no items of the type \(type.prefix(100)).")
    }
  }

  private init(message: RequestReader) throws(GatewayError) {
    let role = try message.requiredText("role")
    guard Self.roles.contains(role) else {
      throw .invalid(
        "input", "role must be system, developer, user or assistant, not \(role.prefix(100)).")
    }
    var parts: [JSONValue] = []
    var text = ""
    switch message.value("content") {
    case .text(let content):
      text = content
      parts = [Self.part(role, content)]
    case .list(let list):
      for part in list {
        let said = try Self.text(of: part)
        text += said
        parts.append(Self.part(role, said))
      }
    case nil: throw .missing("content")
    case let other?:
      throw .invalid("input", "content is \(other.words); it must be a string or an array.")
    }
    self.init(
      role: role, parts: parts, text: text,
      id: try message.text("id") ?? FreshID.make("msg"), phase: message.value("phase"))
  }

  private init(role: String, parts: [JSONValue], text: String, id: String, phase: JSONValue?) {
    var fields: [String: JSONValue] = [
      "id": .text(id), "type": "message", "status": "completed", "role": .text(role),
      "content": .list(parts),
    ]
    fields["phase"] = phase
    json = .object(fields)
    // What answers knows no developers: OpenAI's newer models call the system so.
    message = WireMessage(role: role == "developer" ? "system" : role, content: text)
  }

  private static func part(_ role: String, _ text: String) -> JSONValue {
    role == "assistant"
      ? ["type": "output_text", "text": .text(text), "annotations": []]
      : ["type": "input_text", "text": .text(text)]
  }

  private static func text(of part: JSONValue) throws(GatewayError) -> String {
    guard case .object = part else {
      throw .invalid("input", "A part of content is \(part.words); it must be an object.")
    }
    let fields = try RequestReader(part)
    let type = try fields.requiredText("type")
    switch type {
    case "input_text", "output_text", "text": return try fields.text("text") ?? ""
    case "refusal": return try fields.text("refusal") ?? ""
    default:
      throw .invalid("input", "The gateway reads text only, no \(type.prefix(100)).")
    }
  }

  /// The message with its role as it was written.
  private var written: WireMessage? {
    guard case .object(let fields) = json, case .text(let role)? = fields["role"] else {
      return nil
    }
    return message.map { WireMessage(role: role, content: $0.content) }
  }
}

extension [ResponseItem] {
  /// What the model reads of them.
  var messages: [WireMessage] { compactMap(\.message) }
}
