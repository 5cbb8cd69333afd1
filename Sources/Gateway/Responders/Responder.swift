/// Whatever answers: it is given the whole prompt and says its reply piece by piece.
protocol Responder: Sendable {
  /// True if the gateway's own counter is the truth: where another server answers, its tokenizer is,
  /// and counts that the server did not report are unknown.
  var isCountedHere: Bool { get }

  /// One reply, as soon as it has begun.
  ///
  /// - Throws: ``GatewayError`` if there is none.
  func reply(to request: ResponderRequest) async throws -> ResponderReply
}

extension Responder {
  var isCountedHere: Bool { true }
}

/// The input of a responder.
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

/// A reply that has begun.
struct ResponderReply: Sendable {
  /// Number of pieces to come, if known.
  var pieceCount: Int?
  var pieces: AsyncThrowingStream<ResponderPiece, any Error>
}

/// A part of a reply.
enum ResponderPiece: Hashable, Sendable {
  case content(String)
  case reasoning(String)
  /// Why it ended, if not `stop`.
  case finish(String)
  /// Token counts of a server that counts for itself.
  case usage(TokenUsage)
}
