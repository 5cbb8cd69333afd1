/// A chat request, checked.
struct ChatWireRequest: Sendable {
  var contextID: String
  var model: String
  var messages: [WireMessage]
  var n: Int
  var isStream: Bool
  var includesUsage: Bool
  var stops: [String]
  var maxTokens: Int?
  /// The parameters forwarded unchanged to the upstream server: temperature, top_p and the penalties.
  var sampling: [String: JSONValue]

  init(_ body: JSONValue) throws(GatewayError) {
    let fields = try RequestReader(body)
    contextID = try fields.requiredText("context_id")
    model = try fields.requiredText("model")
    messages = try fields.messages()
    n = try fields.integer("n", in: 1...128) ?? 1
    isStream = try fields.bool("stream") ?? false
    stops = try fields.stops()
    maxTokens = try fields.integer("max_tokens", in: 1...10_000_000)
    sampling = try Self.sampling(fields)
    includesUsage = try Self.includesUsage(fields, isStream: isStream)
    for name in ["tools", "thinking", "response_format"] where fields.value(name) != nil {
      throw .invalid(name, "\(name) cannot be used with a context.")
    }
  }

  private static func sampling(
    _ fields: RequestReader
  ) throws(GatewayError) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    let ranges: [(String, ClosedRange<Double>)] = [
      ("temperature", 0...2), ("top_p", 0...1), ("presence_penalty", -2...2),
      ("frequency_penalty", -2...2),
    ]
    for (name, range) in ranges {
      if let number = try fields.number(name, in: range) { result[name] = .number(number) }
    }
    return result
  }

  private static func includesUsage(
    _ fields: RequestReader, isStream: Bool
  ) throws(GatewayError) -> Bool {
    guard let options = fields.value("stream_options") else { return false }
    guard isStream else {
      throw .invalid("stream_options", "stream_options can only be used with \"stream\": true.")
    }
    guard case .object = options else {
      throw .invalid("stream_options", "stream_options is \(options.words); it must be an object.")
    }
    return try RequestReader(options).bool("include_usage") ?? false
  }
}
