public import ChatModel

/// The events of a streaming reply. Exactly one ``ended(_:)`` comes, and it comes last.
public enum ChatEvent: Equatable, Sendable {
  /// The server took the request. Not sent when it refused it.
  case opened(ResponseInfo)
  /// Text arrived: everything of one network chunk, merged by choice.
  case delta([ChoiceDelta])
  /// Token counts so far, or in total; the last one counts.
  case usage(Usage)
  /// The model version that serves the request.
  case model(String)
  /// The turn on the server, of an API that keeps each turn as a node; the last one counts.
  case node(TurnNode)
  /// The server has lost the turns before this one; the request was sent again with all of them. Comes before the reply.
  case sentWhole
  /// The server certainly did not run the request; it is sent again after that many seconds.
  case retrying(after: Double, reason: String, error: APIError)
  /// It is over.
  case ended(StreamEnd)
}
