/// A request for a response, checked.
struct ResponsesWireRequest: Sendable {
  var model: String
  var input: [ResponseItem]
  var instructions: String?
  var previousID: String?
  var conversationID: String?
  var store: Bool
  var options = ReplyOptions()
  /// True if the deltas of a stream are padded, so that nobody can read their lengths.
  var obfuscates: Bool
  /// Ark: how the turn is cached.
  var caching = Caching()
  /// Ark: seconds since 1970.
  var expireAt: Int?
  /// Ark: must stay the same along a chain.
  var thinking: JSONValue?
  /// What a reply repeats. No tools: the gateway has none, and uses none.
  var echoed: [String: JSONValue] = [:]

  /// Ark's `caching`.
  struct Caching: Hashable, Sendable {
    /// True if this turn is written to the cache.
    var isOn = false
    /// True if only the input is, and there is no answer.
    var isPrefix = false
  }

  init(_ body: JSONValue, _ dialect: ResponseDialect) throws(GatewayError) {
    let fields = try RequestReader(body)
    model = try fields.requiredText("model")
    guard let value = fields.value("input") else { throw .missing("input") }
    input = try ResponseItem.list(value)
    instructions = try fields.text("instructions")
    previousID = try fields.text("previous_response_id")
    conversationID = try Self.conversation(fields)
    store = try fields.bool("store") ?? true
    options.isStream = try fields.bool("stream") ?? false
    options.maxTokens = try fields.integer("max_output_tokens", in: 1...10_000_000)
    options.sampling = try fields.sampling()
    let wantsPadding = try fields.object("stream_options")?.bool("include_obfuscation")
    obfuscates = dialect == .openAI && wantsPadding ?? true
    if dialect == .ark { try readArk(fields) }
    for name in Self.echoedNames { echoed[name] = fields.value(name) }
    try check()
  }

  private static let echoedNames = [
    "instructions", "max_output_tokens", "temperature", "top_p", "presence_penalty",
    "frequency_penalty", "metadata", "reasoning", "text", "parallel_tool_calls", "max_tool_calls",
    "truncation", "prompt_cache_key", "safety_identifier", "service_tier", "top_logprobs", "user",
  ]

  /// The tokens of what it says itself.
  var tokens: Int {
    TokenCount.of(input.messages) + (instructions.map { TokenCount.of($0) + 4 } ?? 0)
  }

  private static func conversation(_ fields: RequestReader) throws(GatewayError) -> String? {
    if case .object? = fields.value("conversation") {
      return try fields.object("conversation")?.requiredText("id")
    }
    return try fields.text("conversation")
  }

  private mutating func readArk(_ fields: RequestReader) throws(GatewayError) {
    if let value = try fields.object("caching") {
      let type = try value.requiredText("type")
      guard ["enabled", "disabled"].contains(type) else {
        throw .invalid(
          "caching", "caching.type must be enabled or disabled, not \(type.prefix(100)).")
      }
      caching.isOn = type == "enabled"
      let prefix = try value.bool("prefix")
      caching.isPrefix = caching.isOn && prefix ?? false
    }
    expireAt = try fields.integer("expire_at", in: 0...100_000_000_000)
    thinking = fields.value("thinking")
    if conversationID != nil {
      throw .invalid(
        "conversation", "conversation cannot be used with Ark's fields or at its path.")
    }
    guard caching.isOn else { return }
    if !store { throw .invalid("caching", "caching works only with \"store\": true.") }
    if instructions != nil {
      throw .invalid("instructions", "instructions cannot be used with caching.")
    }
    if caching.isPrefix, options.isStream {
      throw .invalid("stream", "A prefix has no answer: it cannot be streamed.")
    }
  }

  private func check() throws(GatewayError) {
    guard !input.isEmpty || previousID != nil || conversationID != nil else {
      throw .invalid("input", "input must hold at least one item.")
    }
    guard previousID == nil || conversationID == nil else {
      throw .invalid(
        "previous_response_id",
        "previous_response_id and conversation cannot be used in one request.")
    }
  }
}
