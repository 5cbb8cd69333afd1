/// Token counts as the server said them. `promptTokens` **includes** `cachedTokens`.
public struct Usage: Codable, Hashable, Sendable {
  /// Tokens of the whole input: seed, memory and new messages.
  public var promptTokens: Int
  /// Tokens of the reply, reasoning included.
  public var completionTokens: Int
  /// The server's own sum.
  public var totalTokens: Int
  /// The part of `promptTokens` that came from the cache.
  public var cachedTokens: Int
  /// The part of `completionTokens` that was reasoning.
  public var reasoningTokens: Int

  /// Counts; the total is the sum of prompt and completion when it is not given.
  public init(
    promptTokens: Int = 0, completionTokens: Int = 0, totalTokens: Int? = nil,
    cachedTokens: Int = 0, reasoningTokens: Int = 0
  ) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.totalTokens = totalTokens ?? promptTokens + completionTokens
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
  }

  /// Input tokens that were computed afresh: the prompt less its cached part, never negative.
  public var freshTokens: Int { max(0, promptTokens - cachedTokens) }

  /// The cached part of the prompt, 0…1; `nil` without a prompt.
  public var cachedShare: Double? {
    promptTokens > 0 ? min(1, Double(cachedTokens) / Double(promptTokens)) : nil
  }

  /// Adds count by count.
  public static func + (left: Usage, right: Usage) -> Usage {
    Usage(
      promptTokens: left.promptTokens + right.promptTokens,
      completionTokens: left.completionTokens + right.completionTokens,
      totalTokens: left.totalTokens + right.totalTokens,
      cachedTokens: left.cachedTokens + right.cachedTokens,
      reasoningTokens: left.reasoningTokens + right.reasoningTokens)
  }
}
