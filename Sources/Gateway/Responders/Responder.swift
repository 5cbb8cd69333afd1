/// Whatever answers: it is given the whole prompt and says its reply piece by piece.
protocol Responder: Sendable {
  /// True if the gateway's own counter is the truth: where another server answers, its tokenizer is,
  /// and counts that the server did not report are unknown.
  var isCountedHere: Bool { get }

  /// The models that clients may ask for.
  func models() async throws(GatewayError) -> [ServedModel]

  /// The tokens that a model takes, by the name that clients use; `nil` if that is unknown.
  func window(of model: String) async -> Int?

  /// Refuses a model that it does not have.
  func check(model: String) throws(GatewayError)

  /// Why it cannot answer, as a whole sentence; `nil` if it can.
  func problem() async -> String?

  /// One reply, as soon as it has begun.
  ///
  /// - Throws: ``GatewayError`` if there is none.
  func reply(to request: ResponderRequest) async throws -> ResponderReply
}

extension Responder {
  var isCountedHere: Bool { true }
  func models() async throws(GatewayError) -> [ServedModel] { [ServedModel(name: "m")] }
  func window(of model: String) async -> Int? { nil }
  func check(model: String) throws(GatewayError) {}
  func problem() async -> String? { nil }
}

/// A model as the gateway lists it.
struct ServedModel: Hashable, Sendable {
  /// The name that clients use.
  var name: String
  /// Its context window in tokens, if that is known.
  var window: Int?
}

/// The input of a responder.
struct ResponderRequest: Sendable {
  /// The id of what holds the seed: a context, the root of a chain, a conversation, a cached content.
  var contextID: String
  /// The model, by the client's name for it.
  var model: String
  /// The text that the questions are about.
  var seed: [WireMessage]
  /// The seed, what is remembered, and the new messages.
  var prompt: [WireMessage]
  /// Only the new messages.
  var messages: [WireMessage]
  var options: ReplyOptions
  /// True if the responder should say how much of the prompt it has read, where it can.
  var wantsProgress = false

  /// The last thing that the user said.
  var question: String { messages.last { $0.role == "user" }?.content ?? "" }
}

/// What a request says about the reply.
struct ReplyOptions: Hashable, Sendable {
  var isStream = false
  var stops: [String] = []
  var maxTokens: Int?
  /// The parameters forwarded unchanged to the upstream server: temperature, top_k, seed and whatever else
  /// that server may know.
  var sampling: [String: JSONValue] = [:]
}

/// A reply that has begun.
struct ResponderReply: Sendable {
  /// Number of pieces to come, if known.
  var pieceCount: Int?
  /// Gives the next piece; `nil` at the end. Asked for one piece after the other, by one reader: what is not asked for
  /// stays where it comes from.
  var next: @Sendable () async throws -> ResponderPiece?

  init(pieceCount: Int?, next: @escaping @Sendable () async throws -> ResponderPiece?) {
    self.pieceCount = pieceCount
    self.next = next
  }

  /// Says it, as one choice; answers what it was.
  ///
  /// - Parameter keepsText: False if nobody wants the text of the answer: a long reply then takes no memory.
  func speak(
    choice: Int = 0, keepsText: Bool = true, _ say: (ReplyPart) async throws -> Void
  ) async throws -> (ReplyChoice, TokenUsage?) {
    var whole = ReplyChoice()
    var usage: TokenUsage?
    while let piece = try await next() {
      try Task.checkCancellation()
      switch piece {
      case .content(let text):
        if keepsText { whole.content += text }
        try await say(.content(choice: choice, text))
      case .reasoning(let text):
        if keepsText { whole.reasoning += text }
        try await say(.reasoning(choice: choice, text))
      case .finish(let reason): whole.finish = reason
      case .model(let name):
        whole.model = name
        try await say(.model(name))
      case .usage(let counted): usage = counted
      case .promptShare: break
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
  /// The model that serves it, by the name that its server gives.
  case model(String)
  /// Why it ended, if not `stop`.
  case finish(String)
  /// The share of the prompt that was read, from 0 to 1.
  case promptShare(Double)
  /// Token counts of a server that counts for itself.
  case usage(TokenUsage)
}
