/// Reads the fields of a request body, turning whatever is wrong into an error of the API.
struct RequestReader {
  private let fields: [String: JSONValue]

  /// The fields of a body, which must be an object.
  init(_ body: JSONValue) throws(GatewayError) {
    guard case .object(let fields) = body else {
      throw .invalid("body", "The request body is \(body.words); it must be an object.")
    }
    self.fields = fields
  }

  /// A field; `null` counts as absent.
  func value(_ name: String) -> JSONValue? {
    guard let value = fields[name], value != .null else { return nil }
    return value
  }

  func text(_ name: String) throws(GatewayError) -> String? {
    guard let value = value(name) else { return nil }
    guard case .text(let text) = value else { throw mismatch(name, value, "a string") }
    return text
  }

  func requiredText(_ name: String) throws(GatewayError) -> String {
    guard let text = try text(name), !text.isEmpty else { throw .missing(name) }
    return text
  }

  func bool(_ name: String) throws(GatewayError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let flag) = value else { throw mismatch(name, value, "a boolean") }
    return flag
  }

  func number(_ name: String, in range: ClosedRange<Double>) throws(GatewayError) -> Double? {
    guard let value = value(name) else { return nil }
    guard case .number(let number) = value else { throw mismatch(name, value, "a number") }
    guard range ~= number else {
      throw .invalid(
        name,
        "\(name) is \(number); it must be between \(range.lowerBound) and \(range.upperBound).")
    }
    return number
  }

  func integer(_ name: String, in range: ClosedRange<Int>) throws(GatewayError) -> Int? {
    guard let value = value(name) else { return nil }
    guard case .number(let number) = value, let whole = Int(exactly: number) else {
      throw mismatch(name, value, "an integer")
    }
    guard range ~= whole else {
      throw .invalid(
        name, "\(name) is \(whole); it must be between \(range.lowerBound) and \(range.upperBound)."
      )
    }
    return whole
  }

  /// A string, or an array of at most four.
  func stops() throws(GatewayError) -> [String] {
    guard let value = value("stop") else { return [] }
    if case .text(let text) = value { return [text] }
    guard case .list(let list) = value, list.count <= 4 else {
      throw .invalid("stop", "stop must be a string or an array of at most 4 strings.")
    }
    var stops: [String] = []
    for item in list {
      guard case .text(let text) = item else { throw mismatch("stop", item, "a string") }
      stops.append(text)
    }
    return stops
  }

  /// The messages; the last may not be the assistant's.
  func messages() throws(GatewayError) -> [WireMessage] {
    guard let value = value("messages") else { throw .missing("messages") }
    guard case .list(let list) = value else { throw mismatch("messages", value, "an array") }
    var messages: [WireMessage] = []
    for item in list { messages.append(try WireMessage(item)) }
    guard let last = messages.last else {
      throw .invalid("messages", "messages must hold at least one message.")
    }
    guard last.role != "assistant" else {
      throw .invalid("messages", "The last message must not be the assistant's.")
    }
    return messages
  }

  /// The parameters that are forwarded to the upstream server as they are.
  ///
  /// - Parameter handled: The members that the gateway itself obeys; all others go on, for servers know many. `nil`: the
  ///   API has its own names, so that only those go on that it shares.
  func sampling(except handled: Set<String>? = nil) throws(GatewayError) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    if let handled { result = fields.filter { $0.value != .null && !handled.contains($0.key) } }
    let ranges: [(String, ClosedRange<Double>)] = [
      ("temperature", 0...2), ("top_p", 0...1), ("presence_penalty", -2...2),
      ("frequency_penalty", -2...2),
    ]
    for (name, range) in ranges {
      if let number = try number(name, in: range) { result[name] = .number(number) }
    }
    return result
  }

  /// An array; `nil` if there is none.
  func list(_ name: String) throws(GatewayError) -> [JSONValue]? {
    guard let value = value(name) else { return nil }
    guard case .list(let list) = value else { throw mismatch(name, value, "an array") }
    return list
  }

  /// An object; `nil` if there is none.
  func object(_ name: String) throws(GatewayError) -> RequestReader? {
    guard let value = value(name) else { return nil }
    guard case .object = value else { throw mismatch(name, value, "an object") }
    return try RequestReader(value)
  }

  /// The names of the fields that are set.
  var names: Set<String> { Set(fields.filter { $0.value != .null }.keys) }

  func mismatch(_ name: String, _ value: JSONValue, _ wanted: String) -> GatewayError {
    .invalid(name, "\(name) is \(value.words); it must be \(wanted).")
  }
}
