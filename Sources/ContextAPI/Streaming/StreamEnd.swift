public import ChatModel

/// How a stream ended.
public enum StreamEnd: Equatable, Sendable {
  /// Every choice has a finish_reason, or `[DONE]` came.
  case finished(StreamSummary)
  /// The stream ended in good order but with neither.
  case truncated
  /// The server refused, or the stream broke off with an error.
  case failed(APIError)
  /// The reading task was cancelled; the connection is closed.
  case cancelled
}

/// What was learned over a whole stream.
public struct StreamSummary: Equatable, Sendable {
  /// Token counts; `nil` when the server gave none.
  public var usage: Usage?
  /// The model version that served it.
  public var model: String?
  /// The server's id of the completion.
  public var id: String?
  /// Events that were not JSON and were passed over.
  public var skippedEvents: Int

  /// A summary.
  public init(
    usage: Usage? = nil, model: String? = nil, id: String? = nil, skippedEvents: Int = 0
  ) {
    self.usage = usage
    self.model = model
    self.id = id
    self.skippedEvents = skippedEvents
  }
}
