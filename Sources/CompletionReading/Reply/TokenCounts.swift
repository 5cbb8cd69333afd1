import ChatModel

/// The members of a `usage` object as far as they came, under every name that was met (docs/api.md,
/// "Usage and cached tokens").
struct TokenCounts {
  private var prompt: Int?
  private var completion: Int?
  private var total: Int?
  private var cached: Int?
  private var reasoning: Int?
  /// Input, and the parts of it that are counted separately: read from the cache, and written to it.
  private var input: Int?
  private var cacheRead: Int?
  private var cacheWritten: Int?
  /// Output apart from the thoughts, and the thoughts.
  private var candidates: Int?
  private var thoughts: Int?
  /// Results of tools that were put into the prompt, apart from it.
  private var toolUse: Int?

  /// The counts; `nil` if none was reported.
  var usage: Usage? {
    let prompt =
      prompt.map { $0 + (toolUse ?? 0) }
      ?? input.map { $0 + (cacheRead ?? 0) + (cacheWritten ?? 0) }
    // One that ended while it thought has no candidates to count.
    let completion =
      completion ?? candidates.map { $0 + (thoughts ?? 0) } ?? thoughts
    let cached = cached ?? cacheRead
    let reasoning = reasoning ?? thoughts
    let usage = Usage(
      promptTokens: prompt, completionTokens: completion, totalTokens: total,
      cachedTokens: cached, reasoningTokens: reasoning)
    return usage.isKnown ? usage : nil
  }

  mutating func read(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    var walk = try json.object()
    while let key = try json.key(&walk) { try read(key, &json) }
  }

  private mutating func read(
    _ key: JSONString, _ json: inout JSONScanner
  ) throws(JSONScanner.Malformed) {
    if key.is("prompt_tokens") || key.is("promptTokenCount") || key.is("prompt_token_count") {
      prompt = try json.count() ?? prompt
    } else if key.is("completion_tokens") || key.is("output_tokens") {
      completion = try json.count() ?? completion
    } else if key.is("total_tokens") || key.is("totalTokenCount")
      || key.is("total_token_count")
    {
      total = try json.count() ?? total
    } else if key.is("prompt_tokens_details") || key.is("input_tokens_details") {
      cached = try Self.detail("cached_tokens", in: &json) ?? cached
    } else if key.is("completion_tokens_details") || key.is("output_tokens_details") {
      reasoning = try Self.detail("reasoning_tokens", in: &json) ?? reasoning
    } else {
      try readRare(key, &json)
    }
  }

  private mutating func readRare(
    _ key: JSONString, _ json: inout JSONScanner
  ) throws(JSONScanner.Malformed) {
    if key.is("cached_tokens") || key.is("prompt_cache_hit_tokens")
      || key.is("cachedContentTokenCount") || key.is("cached_content_token_count")
    {
      cached = try json.count() ?? cached
    } else if key.is("input_tokens") {
      input = try json.count() ?? input
    } else if key.is("cache_read_input_tokens") {
      cacheRead = try json.count() ?? cacheRead
    } else if key.is("cache_creation_input_tokens") {
      cacheWritten = try json.count() ?? cacheWritten
    } else if key.is("candidatesTokenCount") || key.is("candidates_token_count") {
      candidates = try json.count() ?? candidates
    } else if key.is("thoughtsTokenCount") || key.is("thoughts_token_count") {
      thoughts = try json.count() ?? thoughts
    } else if key.is("toolUsePromptTokenCount") || key.is("tool_use_prompt_token_count") {
      toolUse = try json.count() ?? toolUse
    } else if key.is("reasoning_tokens") {
      reasoning = try json.count() ?? reasoning
    } else {
      try json.skipValue()
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
