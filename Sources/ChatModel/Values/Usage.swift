/// Token counts as the server said them; `nil` is what it did not say, which is not zero.
/// `promptTokens` **includes** `cachedTokens`.
public struct Usage: Codable, Hashable, Sendable {
  /// Tokens of the whole input: seed, memory and new messages.
  public var promptTokens: Int?
  /// Tokens of the reply, reasoning included.
  public var completionTokens: Int?
  /// The server's own sum, or that of prompt and completion where both were said.
  public var totalTokens: Int?
  /// The part of `promptTokens` that came from the cache.
  public var cachedTokens: Int?
  /// The part of `completionTokens` that was reasoning.
  public var reasoningTokens: Int?
  /// In a sum: the prompt tokens of the requests that said what of them was cached; `nil` when that is all of
  /// `promptTokens`.
  public private(set) var comparedTokens: Int?

  /// Counts; the total is the sum of prompt and completion when it is not given and both are known.
  public init(
    promptTokens: Int? = nil, completionTokens: Int? = nil, totalTokens: Int? = nil,
    cachedTokens: Int? = nil, reasoningTokens: Int? = nil
  ) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.totalTokens = totalTokens ?? Self.sum(promptTokens, completionTokens)
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
  }

  /// Creates a sum over requests.
  ///
  /// - Parameters:
  ///   - counts: The sums of what was said.
  ///   - comparedTokens: The prompt tokens of the requests that said what of them was cached.
  public init(sum counts: Usage, comparedTokens: Int?) {
    self = counts
    let isAll = comparedTokens == counts.promptTokens || counts.cachedTokens == nil
    self.comparedTokens = isAll ? nil : comparedTokens
  }

  /// True if the server said anything.
  public var isKnown: Bool { self != Usage() }

  /// Input tokens that were computed afresh: the prompt less its cached part, never negative; `nil` when the
  /// server did not say what was cached. In a sum, those of the requests that said it.
  public var freshTokens: Int? {
    guard let cachedTokens, let base = comparedTokens ?? promptTokens else { return nil }
    return max(0, base - cachedTokens)
  }

  /// Tokens of the reply without its reasoning; `nil` when the server did not count the reply.
  public var answerTokens: Int? {
    completionTokens.map { max(0, $0 - (reasoningTokens ?? 0)) }
  }

  /// The cached part of the prompt, 0…1; `nil` without a prompt, and when the server did not say it.
  public var cachedShare: Double? {
    guard let cachedTokens, let base = comparedTokens ?? promptTokens, base > 0 else { return nil }
    return min(1, Double(cachedTokens) / Double(base))
  }

  /// Adds count by count what was said.
  public static func + (left: Usage, right: Usage) -> Usage {
    var counts = Usage(
      promptTokens: added(left.promptTokens, right.promptTokens),
      completionTokens: added(left.completionTokens, right.completionTokens),
      cachedTokens: added(left.cachedTokens, right.cachedTokens),
      reasoningTokens: added(left.reasoningTokens, right.reasoningTokens))
    // Not the sum of the sums: a prompt of one request and a reply of another are no total.
    counts.totalTokens = added(left.totalTokens, right.totalTokens)
    return Usage(sum: counts, comparedTokens: added(left.compared, right.compared))
  }

  /// The prompt tokens that `cachedTokens` is a part of.
  private var compared: Int? { cachedTokens == nil ? nil : comparedTokens ?? promptTokens }

  /// The sum of the known counts; `nil` if neither is known.
  private static func added(_ left: Int?, _ right: Int?) -> Int? {
    left == nil && right == nil ? nil : (left ?? 0) + (right ?? 0)
  }

  /// The sum of two counts that were both said.
  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    left.flatMap { left in right.map { left + $0 } }
  }
}

extension Usage {
  /// Writes what was not said as `null`: a reader of an export must not take it for zero.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(promptTokens, forKey: .promptTokens)
    try container.encode(completionTokens, forKey: .completionTokens)
    try container.encode(totalTokens, forKey: .totalTokens)
    try container.encode(cachedTokens, forKey: .cachedTokens)
    try container.encode(reasoningTokens, forKey: .reasoningTokens)
    try container.encodeIfPresent(comparedTokens, forKey: .comparedTokens)
  }
}
