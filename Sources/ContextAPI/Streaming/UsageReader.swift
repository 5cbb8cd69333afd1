import ChatModel

extension JSONScanner {
  /// Reads a `usage` object: counts as numbers or numeric texts, unknown members passed over; `nil`
  /// for anything that is no object. Counts are clamped so that sums of them cannot overflow.
  mutating func usage() throws(Malformed) -> Usage? {
    guard peek() == UInt8(ascii: "{") else {
      try skipValue()
      return nil
    }
    var counts = UsageCounts()
    try counts.read(&self)
    return counts.usage
  }

  /// Reads a count; `nil` for what is none.
  fileprivate mutating func count() throws(Malformed) -> Int? {
    switch peek() {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipValue()
      return nil
    case UInt8(ascii: "\""): return JSONValue.string(try string().text).integer.map { max(0, $0) }
    default:
      let word = String(decoding: try scalar(), as: UTF8.self)
      return (Int(word) ?? Double(word).flatMap(Int.init(clamping:)))
        .map { Swift.min(Swift.max($0, 0), 1 << 53) }
    }
  }
}

/// The members of a `usage` object as far as they came.
private struct UsageCounts {
  private var prompt = 0
  private var completion = 0
  private var total: Int?
  private var cached = 0
  private var reasoning = 0

  var usage: Usage {
    Usage(
      promptTokens: prompt, completionTokens: completion, totalTokens: total,
      cachedTokens: cached, reasoningTokens: reasoning)
  }

  mutating func read(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is("prompt_tokens") {
        prompt = try json.count() ?? prompt
      } else if key.is("completion_tokens") {
        completion = try json.count() ?? completion
      } else if key.is("total_tokens") {
        total = try json.count() ?? total
      } else if key.is("prompt_tokens_details") {
        cached = try Self.detail("cached_tokens", in: &json) ?? cached
      } else if key.is("completion_tokens_details") {
        reasoning = try Self.detail("reasoning_tokens", in: &json) ?? reasoning
      } else {
        try json.skipValue()
      }
    }
  }

  private static func detail(
    _ name: StaticString, in json: inout JSONScanner
  ) throws(JSONScanner.Malformed) -> Int? {
    guard json.peek() == UInt8(ascii: "{") else {
      try json.skipValue()
      return nil
    }
    var value: Int?
    var walk = try json.object()
    while let key = try json.key(&walk) {
      if key.is(name) { value = try json.count() } else { try json.skipValue() }
    }
    return value
  }
}
