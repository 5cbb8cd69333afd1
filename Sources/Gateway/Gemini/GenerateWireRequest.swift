/// A request to generate content, checked.
struct GenerateWireRequest: Sendable {
  /// As `models/X`.
  var model: String
  /// As `cachedContents/X`.
  var cachedContent: String?
  var system: WireMessage?
  var messages: [WireMessage]
  var options = ReplyOptions()
  /// True if thoughts are said, too.
  var includesThoughts = false

  init(_ body: JSONValue, model: String, isStream: Bool) throws(GatewayError) {
    let fields = try RequestReader(body)
    self.model = "models/" + model
    cachedContent = try fields.text(fields.found("cachedContent"))
    if cachedContent != nil { try Self.checkBesideCache(fields) }
    system =
      if let value = fields.either("systemInstruction") { try GeminiContent.system(value) } else {
        nil
      }
    messages = try GeminiContent.messages(fields.list("contents") ?? [])
    guard !messages.isEmpty else { throw .invalid("contents", "contents is not specified") }
    options.isStream = isStream
    if let settings = try fields.object(fields.found("generationConfig")) { try read(settings) }
  }

  /// What the cached content has, the request may not say again.
  private static func checkBesideCache(_ fields: RequestReader) throws(GatewayError) {
    for name in ["systemInstruction", "tools", "toolConfig"] where fields.either(name) != nil {
      throw .invalid(
        name,
        "\(name) cannot be set together with cachedContent; it belongs into the CachedContent.")
    }
  }

  private mutating func read(_ settings: RequestReader) throws(GatewayError) {
    options.maxTokens = try settings.integer(
      settings.found("maxOutputTokens"), in: 1...10_000_000)
    for stop in try settings.list(settings.found("stopSequences")) ?? [] {
      guard case .text(let text) = stop else {
        throw .invalid("stopSequences", "stopSequences must hold strings only.")
      }
      options.stops.append(text)
    }
    if let value = try settings.number("temperature", in: 0...2) {
      options.sampling["temperature"] = .number(value)
    }
    if let value = try settings.number(settings.found("topP"), in: 0...1) {
      options.sampling["top_p"] = .number(value)
    }
    if let thinking = try settings.object(settings.found("thinkingConfig")) {
      includesThoughts = try thinking.bool(thinking.found("includeThoughts")) ?? false
    }
  }
}
