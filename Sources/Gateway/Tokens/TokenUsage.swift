/// The billed tokens of a request; `nil` is unknown. The prompt includes cached tokens.
struct TokenUsage: Hashable, Sendable {
  var prompt: Int?
  var cached: Int?
  var completion: Int?
  var reasoning: Int?
  /// The total if it was reported; otherwise the sum of prompt and completion.
  var total: Int?

  /// The counts of all choices of one request, whose prompt was read once. A sum is known when every
  /// part of it is.
  static func of(choices: [TokenUsage?]) -> TokenUsage? {
    guard choices.count > 1 else { return choices.first ?? nil }
    guard let first = choices.compactMap(\.self).first else { return nil }
    let usage = TokenUsage(
      prompt: first.prompt, cached: first.cached, completion: sum(choices.map { $0?.completion }),
      reasoning: sum(choices.map { $0?.reasoning }))
    return usage == TokenUsage() ? nil : usage
  }

  private static func sum(_ counts: [Int?]) -> Int? {
    counts.reduce(0) { sum, count in sum.flatMap { sum in count.map { sum + $0 } } }
  }

  /// As in a reply: counts that are unknown are absent.
  var json: JSONValue {
    var fields: [String: JSONValue] = [:]
    fields["prompt_tokens"] = prompt.map { .number(Double($0)) }
    fields["completion_tokens"] = completion.map { .number(Double($0)) }
    let sum = prompt.flatMap { prompt in completion.map { prompt + $0 } }
    fields["total_tokens"] = (total ?? sum).map { .number(Double($0)) }
    fields["prompt_tokens_details"] = cached.map { ["cached_tokens": .number(Double($0))] }
    fields["completion_tokens_details"] = reasoning.map {
      ["reasoning_tokens": .number(Double($0))]
    }
    return .object(fields)
  }
}
