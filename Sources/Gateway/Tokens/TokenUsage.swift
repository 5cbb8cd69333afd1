/// What a request is billed for; `nil` is what nobody counted. The prompt includes what came from the cache.
struct TokenUsage: Hashable, Sendable {
  var prompt: Int?
  var cached: Int?
  var completion: Int?
  var reasoning: Int?

  /// Adds a further choice of the same request: its prompt was read once.
  mutating func add(choice other: TokenUsage) {
    completion = Self.added(completion, other.completion)
    reasoning = Self.added(reasoning, other.reasoning)
  }

  private static func added(_ left: Int?, _ right: Int?) -> Int? {
    left == nil && right == nil ? nil : (left ?? 0) + (right ?? 0)
  }

  /// As a reply has it: what nobody counted is not there.
  var json: JSONValue {
    var fields: [String: JSONValue] = [:]
    fields["prompt_tokens"] = prompt.map { .number(Double($0)) }
    fields["completion_tokens"] = completion.map { .number(Double($0)) }
    if let prompt, let completion {
      fields["total_tokens"] = .number(Double(prompt + completion))
    }
    fields["prompt_tokens_details"] = cached.map { ["cached_tokens": .number(Double($0))] }
    fields["completion_tokens_details"] = reasoning.map {
      ["reasoning_tokens": .number(Double($0))]
    }
    return .object(fields)
  }
}
