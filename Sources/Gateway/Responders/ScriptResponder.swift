import Basics

/// Answers with the result of a function of the whole prompt, at a pace, and records what it sent and when: for
/// tests that compare what a client holds with what the server sent.
struct ScriptResponder: Responder {
  let script: GatewayServer.Script

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    let script = script
    let asked = GatewayServer.Script.Question(
      contextID: request.contextID,
      prompt: request.prompt.map { GatewayRequest.Message(role: $0.role, content: $0.content) },
      text: request.question)
    let (text, finish) = ReplyLimits.cut(
      script.reply(asked), stops: request.options.stops, maxTokens: request.options.maxTokens)
    let pieces = Pieces.of(text)
    let isPaced = request.options.isStream && script.tokensPerSecond < GuideResponder.unpaced
    let said = Locked(0)
    return PacedPieces.reply(
      pieces, finish, tokensPerSecond: isPaced ? script.tokensPerSecond : nil
    ) { piece in
      let bytes = said.withLock { bytes in
        bytes += piece.utf8.count
        return bytes
      }
      script.said(asked, bytes)
    }
  }
}

extension GatewayServer {
  /// The replies of a ``ScriptResponder``.
  package struct Script: Sendable {
    /// A question with everything that the server knows when it is asked.
    package struct Question: Sendable {
      /// The id of the context; of a chain that of its root.
      package let contextID: String
      /// The seed, what is remembered, and the new messages.
      package let prompt: [GatewayRequest.Message]
      /// The last thing that the user said.
      package let text: String
    }

    /// At which pace a streamed reply comes.
    package var tokensPerSecond: Double
    /// The whole reply.
    package var reply: @Sendable (Question) -> String
    /// Called before a piece goes out, with the bytes of the reply up to its end.
    package var said: @Sendable (Question, Int) -> Void

    /// Creates a script.
    package init(
      tokensPerSecond: Double, reply: @escaping @Sendable (Question) -> String,
      said: @escaping @Sendable (Question, Int) -> Void = { _, _ in }
    ) {
      self.tokensPerSecond = tokensPerSecond
      self.reply = reply
      self.said = said
    }
  }
}
