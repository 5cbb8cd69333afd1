public import ChatModel

/// A whole reply.
public struct ChatReply: Equatable, Sendable {
  /// The choices by their index.
  public var choices: [Choice]
  /// Token counts; `nil` when the server gave none.
  public var usage: Usage?
  /// The model version that served it, which need not be the one asked for.
  public var model: String?
  /// The server's id of the completion.
  public var id: String?
  /// The server's name of the request, for error reports.
  public var requestID: String?
  /// The turn on the server, of an API that keeps each turn as a node.
  public var node: TurnNode?
  /// True if the server had lost the turns before this one, and all were sent again.
  public var wasSentWhole: Bool
  /// The end of the stream. A reply with a missing part is here with its partial text.
  public var end: StreamEnd

  /// Creates a reply.
  public init(
    choices: [Choice], usage: Usage? = nil, model: String? = nil, id: String? = nil,
    requestID: String? = nil, node: TurnNode? = nil, wasSentWhole: Bool = false,
    end: StreamEnd = .finished(StreamSummary())
  ) {
    self.choices = choices
    self.usage = usage
    self.model = model
    self.id = id
    self.requestID = requestID
    self.node = node
    self.wasSentWhole = wasSentWhole
    self.end = end
  }
}
