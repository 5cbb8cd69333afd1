/// A chat request, checked.
struct ChatWireRequest: Sendable {
  var contextID: String
  var model: String
  var messages: [WireMessage]
  var n: Int
  var includesUsage: Bool
  var options = ReplyOptions()

  var isStream: Bool { options.isStream }

  /// - Parameter isPlain: True if the request names no context.
  init(_ body: JSONValue, isPlain: Bool = false) throws(GatewayError) {
    let fields = try RequestReader(body)
    contextID = isPlain ? "" : try fields.requiredText("context_id")
    model = try fields.requiredText("model")
    messages = try fields.messages()
    n = try fields.integer("n", in: 1...128) ?? 1
    options.isStream = try fields.bool("stream") ?? false
    options.stops = try fields.stops()
    let limits = 1...10_000_000
    let newer = try fields.integer("max_completion_tokens", in: limits)
    options.maxTokens = try fields.integer("max_tokens", in: limits) ?? newer
    options.sampling = try fields.sampling(except: Self.handled)
    includesUsage = try Self.includesUsage(fields, isStream: options.isStream)
    guard !isPlain else { return }
    for name in ["tools", "thinking", "response_format"] where fields.value(name) != nil {
      throw .invalid(name, "\(name) cannot be used with a context.")
    }
  }

  /// The members that are obeyed here; of tools, and of what is said beside the text, nothing could come back.
  private static let handled: Set = [
    "context_id", "model", "messages", "n", "stream", "stream_options", "stop", "max_tokens",
    "tools", "tool_choice", "parallel_tool_calls", "functions", "function_call", "logprobs",
    "top_logprobs", "modalities", "audio",
  ]

  /// True if the body of a chat names a context.
  static func namesContext(_ body: JSONValue) -> Bool {
    guard case .object(let fields) = body else { return false }
    return (fields["context_id"] ?? .null) != .null
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
