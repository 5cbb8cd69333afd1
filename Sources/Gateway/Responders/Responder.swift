/// Whatever answers: it is given the whole prompt and says its reply piece by piece.
protocol Responder: Sendable {
  /// The pieces of one reply. Throws ``GatewayError`` when there is none.
  func reply(to request: ResponderRequest) async throws -> AsyncThrowingStream<ResponderPiece, any Error>
}

/// What a responder is given.
struct ResponderRequest: Sendable {
  var context: StoredContext
  /// The seed, what is remembered, and the new messages.
  var prompt: [WireMessage]
  /// Only the new messages.
  var messages: [WireMessage]
  var request: ChatWireRequest

  /// The last thing that the user said.
  var question: String { messages.last { $0.role == "user" }?.content ?? "" }
}

/// A part of a reply.
enum ResponderPiece: Sendable {
  case content(String)
  case reasoning(String)
  /// Why it ended, if not `stop`.
  case finish(String)
  /// Token counts of a server that counts for itself.
  case usage(JSONValue)
}
