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
  /// The id of what holds the seed: a context, the root of a chain, a conversation, a cached content.
  var contextID: String
  /// The text that the questions are about.
  var seed: [WireMessage]
  /// The seed, what is remembered, and the new messages.
  var prompt: [WireMessage]
  /// Only the new messages.
  var messages: [WireMessage]
  var options: ReplyOptions

  /// The last thing that the user said.
  var question: String { messages.last { $0.role == "user" }?.content ?? "" }
}

/// What a request says about the reply.
struct ReplyOptions: Hashable, Sendable {
  var isStream = false
  var stops: [String] = []
  var maxTokens: Int?
  /// The parameters forwarded unchanged to the upstream server: temperature, top_p and the penalties.
  var sampling: [String: JSONValue] = [:]
}

/// A reply that has begun.
struct ResponderReply: Sendable {
  /// Number of pieces to come, if known.
  var pieceCount: Int?
  var pieces: AsyncThrowingStream<ResponderPiece, any Error>

  /// Says it, as one choice; answers what it was.
  func speak(
    choice: Int = 0, _ say: (ReplyPart) async throws -> Void
  ) async throws -> (ReplyChoice, TokenUsage?) {
    var whole = ReplyChoice()
    var usage: TokenUsage?
    for try await piece in pieces {
      try Task.checkCancellation()
      switch piece {
      case .content(let text):
        whole.content += text
        try await say(.content(choice: choice, text))
      case .reasoning(let text):
        whole.reasoning += text
        try await say(.reasoning(choice: choice, text))
      case .finish(let reason): whole.finish = reason
      case .usage(let counted): usage = counted
      }
    }
    // A stream that was cancelled just ends.
    try Task.checkCancellation()
    return (whole, usage)
  }
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
