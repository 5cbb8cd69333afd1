public import ChatModel

/// The end of a stream.
public enum StreamEnd: Equatable, Sendable {
  /// Every choice has a finish_reason that is known to end a reply, or `[DONE]` came.
  case finished(StreamSummary)
  /// The stream ended in good order but with neither.
  case truncated
  /// The server refused, the stream broke off with an error, or a part of it is missing.
  case failed(APIError)
  /// The reading task was cancelled; the connection is closed.
  case cancelled
}

/// A summary of a whole stream.
public struct StreamSummary: Equatable, Sendable {
  /// Token counts; `nil` when the server gave none.
  public var usage: Usage?
  /// The model version that served it.
  public var model: String?
  /// The server's id of the completion.
  public var id: String?
  /// Descriptions of parts that are not text and were left out, such as `tool calls`.
  public var leftOut: [String]

  /// Creates a summary.
  public init(
    usage: Usage? = nil, model: String? = nil, id: String? = nil, leftOut: [String] = []
  ) {
    self.usage = usage
    self.model = model
    self.id = id
    self.leftOut = leftOut
  }
}
