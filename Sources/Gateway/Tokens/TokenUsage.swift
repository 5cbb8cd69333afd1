/// What a request is billed for. The prompt includes what came from the cache.
struct TokenUsage: Hashable, Sendable {
  var prompt: Int
  var cached: Int
  var completion: Int
  var reasoning = 0

  /// Adds a further choice of the same request: its prompt was read once.
  mutating func add(choice other: TokenUsage) {
    completion += other.completion
    reasoning += other.reasoning
  }

  /// As a reply has it.
  var json: JSONValue {
    [
      "prompt_tokens": .number(Double(prompt)), "completion_tokens": .number(Double(completion)),
      "total_tokens": .number(Double(prompt + completion)),
      "prompt_tokens_details": ["cached_tokens": .number(Double(cached))],
      "completion_tokens_details": ["reasoning_tokens": .number(Double(reasoning))],
    ]
  }
}
