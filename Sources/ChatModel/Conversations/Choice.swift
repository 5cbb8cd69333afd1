/// One of the replies to a prompt.
public struct Choice: Codable, Hashable, Sendable {
  /// The reply so far, exactly as it came.
  public var content: String
  /// The model's reasoning, where the server shows it.
  public var reasoning: String
  /// The server's word for why it ended.
  public var finishReason: FinishReason?

  /// Creates a choice.
  public init(content: String = "", reasoning: String = "", finishReason: FinishReason? = nil) {
    self.content = content
    self.reasoning = reasoning
    self.finishReason = finishReason
  }
}

/// Why a choice ended, by the server's word; any word is kept.
public struct FinishReason: RawRepresentable, Codable, Hashable, Sendable {
  /// The word itself.
  public let rawValue: String

  /// Wraps the server's word.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The model came to an end, or a stop text did.
  public static let stop = FinishReason(rawValue: "stop")
  /// `max_tokens` or the window was reached.
  public static let length = FinishReason(rawValue: "length")
  /// The model refused.
  public static let refusal = FinishReason(rawValue: "refusal")
  /// Moderation cut it.
  public static let contentFilter = FinishReason(rawValue: "content_filter")
  /// Not possible with a context, seen anyway.
  public static let toolCalls = FinishReason(rawValue: "tool_calls")
}
