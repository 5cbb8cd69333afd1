import FoundationEssentials

/// One chat request from its acceptance to its end.
struct ChatExchange: Sendable {
  let shelf: ContextShelf
  let responder: any Responder
  let request: ChatWireRequest
  let context: StoredContext
  let writer: ReplyWriter

  /// A whole reply.
  func complete() async throws -> JSONValue {
    var choices: [(content: String, reasoning: String, finish: String)] = []
    var counted: JSONValue?
    do {
      for _ in 0..<request.n {
        var content = ""
        var reasoning = ""
        let finish = try await pieces { piece in
          switch piece {
          case .content(let text): content += text
          case .reasoning(let text): reasoning += text
          case .usage(let usage): counted = usage
          case .finish: break
          }
        }
        choices.append((content, reasoning, finish))
      }
    } catch {
      await shelf.end(context.id, asked: request.messages, reply: nil)
      throw error
    }
    await shelf.end(context.id, asked: request.messages, reply: choices[0].content)
    let texts = choices.map { $0.content + $0.reasoning }
    return writer.completion(choices, usage: counted ?? usage(of: texts))
  }

  /// A stream of events. A client that goes away in mid-stream leaves no memory behind.
  func stream() -> AsyncThrowingStream<[UInt8], any Error> {
    AsyncThrowingStream { continuation in
      let work = Task {
        do {
          let reply = try await write { continuation.yield($0) }
          // Remembered before the end is said: who reads [DONE] may rely on it.
          await shelf.end(context.id, asked: request.messages, reply: reply)
          continuation.yield(ReplyWriter.done)
        } catch {
          await shelf.end(context.id, asked: request.messages, reply: nil)
          let failure = error as? GatewayError ?? GatewayError(500, "InternalServiceError", "\(error)")
          if !(error is CancellationError) { continuation.yield(writer.event(failure.body)) }
        }
        continuation.finish()
      }
      continuation.onTermination = { ending in
        if case .cancelled = ending { work.cancel() }
      }
    }
  }

  private func write(_ send: @Sendable ([UInt8]) -> Void) async throws -> String {
    var texts: [String] = []
    var counted: JSONValue?
    for index in 0..<request.n {
      var text = ""
      let finish = try await pieces { piece in
        switch piece {
        case .content(let content):
          text += content
          send(writer.event(writer.chunk(index, content: content)))
        case .reasoning(let reasoning):
          send(writer.event(writer.chunk(index, reasoning: reasoning)))
        case .usage(let usage): counted = usage
        case .finish: break
        }
      }
      send(writer.event(writer.chunk(index, finish: finish)))
      texts.append(text)
    }
    if request.includesUsage {
      send(writer.event(writer.usageChunk(counted ?? usage(of: texts))))
    }
    return texts[0]
  }

  /// Runs the responder once, within the limits of the request; answers why it ended.
  private func pieces(_ take: (ResponderPiece) -> Void) async throws -> String {
    var limits = ReplyLimits(request)
    var finish = "stop"
    let pieces = try await responder.reply(
      to: ResponderRequest(
        context: context, prompt: context.prompt(for: request.messages),
        messages: request.messages, request: request))
    for try await piece in pieces {
      try Task.checkCancellation()
      switch piece {
      case .content(let text):
        let said = limits.take(text)
        if !said.isEmpty { take(.content(said)) }
        if let cut = limits.finish { return cut }
      case .finish(let reason): finish = reason
      case .reasoning, .usage: take(piece)
      }
    }
    let rest = limits.flush()
    if !rest.isEmpty { take(.content(rest)) }
    return limits.finish ?? finish
  }

  private func usage(of texts: [String]) -> JSONValue {
    ReplyWriter.usage(
      prompt: TokenCount.of(context.prompt(for: request.messages)),
      cached: TokenCount.of(context.cached),
      completion: texts.reduce(0) { $0 + TokenCount.of($1) })
  }
}
