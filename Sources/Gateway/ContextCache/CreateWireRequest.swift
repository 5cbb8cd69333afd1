/// A request to create a context, checked.
struct CreateWireRequest: Sendable {
  var model: String
  var messages: [WireMessage]
  var mode: StoredContext.Mode
  var ttl: Int
  /// `nil` when none was asked for.
  var truncation: JSONValue?

  init(_ body: JSONValue) throws(GatewayError) {
    let fields = try RequestReader(body)
    model = try fields.requiredText("model")
    messages = try fields.messages()
    mode = try Self.mode(fields)
    ttl = try fields.integer("ttl", in: 3600...604_800) ?? 86_400
    truncation = try Self.truncation(fields, mode: mode)
  }

  /// An empty text counts as absent: one official client sends it.
  private static func mode(_ fields: RequestReader) throws(GatewayError) -> StoredContext.Mode {
    guard let word = try fields.text("mode"), !word.isEmpty else { return .session }
    guard let mode = StoredContext.Mode(rawValue: word) else {
      throw .invalid("mode", "mode must be session or common_prefix, not \(word.prefix(100)).")
    }
    return mode
  }

  private static func truncation(
    _ fields: RequestReader, mode: StoredContext.Mode
  ) throws(GatewayError) -> JSONValue? {
    guard let value = fields.value("truncation_strategy") else { return nil }
    guard mode == .session else {
      throw .invalid(
        "truncation_strategy", "truncation_strategy works only with the mode session.")
    }
    guard case .object = value else {
      throw .invalid(
        "truncation_strategy", "truncation_strategy is \(value.words); it must be an object.")
    }
    let strategy = try RequestReader(value)
    switch try strategy.requiredText("type") {
    case "last_history_tokens":
      _ = try strategy.integer("last_history_tokens", in: 0...32768)
    case "rolling_tokens":
      _ = try strategy.bool("rolling_tokens")
      _ = try strategy.integer("max_window_tokens", in: 1...10_000_000)
      _ = try strategy.integer("rolling_window_tokens", in: 1...10_000_000)
    case let other:
      throw .invalid(
        "truncation_strategy.type", "Unknown truncation strategy \(other.prefix(100)).")
    }
    return value
  }
}
