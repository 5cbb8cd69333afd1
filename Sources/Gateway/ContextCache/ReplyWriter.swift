/// Makes the bodies of replies: one object, or a stream of events.
struct ReplyWriter: EventWriter {
  let id: String
  /// The model that serves it.
  var model: String
  /// Seconds since 1970.
  let created: Int
  /// True if a stream says how many tokens it cost.
  var includesUsage = true
  /// The bytes around a piece of text.
  private var frame: TextFrame?

  init(id: String, model: String, created: Int, includesUsage: Bool = true) {
    self.id = id
    self.model = model
    self.created = created
    self.includesUsage = includesUsage
  }

  /// One event of a stream.
  static func event(_ value: JSONValue) -> [UInt8] {
    Array("data: ".utf8) + encode(value) + Array("\n\n".utf8)
  }

  /// The event that ends every stream.
  static let done = Array("data: [DONE]\n\n".utf8)
  /// Says that the connection lives, and finds out whether it does.
  static let keepAlive = Array(": keep-alive\n\n".utf8)

  func begin() -> [UInt8] { [] }

  func end() -> [UInt8] { Self.done }

  func fail(_ error: GatewayError, isBare: Bool) -> [UInt8] { Self.event(error.body) }

  mutating func say(_ part: ReplyPart) -> [UInt8] {
    switch part {
    case .model(let name):
      model = name
      frame = nil
      return []
    case .content(let choice, let text): return textEvent(choice, text)
    case .reasoning(let choice, let text):
      return Self.event(chunk(choice, content: "", reasoning: text))
    case .finish(let choice, let reason):
      return Self.event(chunk(choice, content: "", finish: reason))
    case .usage(let usage):
      return includesUsage ? Self.event(chunk(choices: [], usage: usage.json)) : []
    case .whole: return []
    }
  }

  /// The event of a piece of text, the same as by way of ``chunk(_:content:reasoning:finish:)``: what a reply is made of,
  /// so nothing is built for it but its bytes.
  private mutating func textEvent(_ choice: Int, _ text: String) -> [UInt8] {
    if frame?.choice != choice {
      let event = Self.event(chunk(choice, content: ""))
      frame = TextFrame(choice: choice, around: event)
    }
    return frame?.event(with: text) ?? Self.event(chunk(choice, content: text))
  }

  private func chunk(
    _ index: Int, content: String, reasoning: String? = nil, finish: String? = nil
  ) -> JSONValue {
    var delta: [String: JSONValue] = ["role": "assistant", "content": .text(content)]
    if let reasoning { delta["reasoning_content"] = .text(reasoning) }
    var choice: [String: JSONValue] = ["index": .number(Double(index)), "delta": .object(delta)]
    if let finish { choice["finish_reason"] = .text(finish) }
    return chunk(choices: [.object(choice)])
  }

  private func chunk(choices: [JSONValue], usage: JSONValue = .null) -> JSONValue {
    [
      "id": .text(id), "object": "chat.completion.chunk", "created": .number(Double(created)),
      "model": .text(model), "choices": .list(choices), "usage": usage,
    ]
  }

  /// A whole reply.
  ///
  /// - Parameter usage: `nil` if not counted: then the reply has none.
  func completion(_ choices: [ReplyChoice], usage: TokenUsage?) -> JSONValue {
    let list = choices.enumerated().map { index, choice -> JSONValue in
      var message: [String: JSONValue] = ["role": "assistant", "content": .text(choice.content)]
      if !choice.reasoning.isEmpty { message["reasoning_content"] = .text(choice.reasoning) }
      return [
        "index": .number(Double(index)), "message": .object(message),
        "finish_reason": .text(choice.finish),
      ]
    }
    var reply: [String: JSONValue] = [
      "id": .text(id), "object": "chat.completion", "created": .number(Double(created)),
      "model": .text(model), "choices": .list(list),
    ]
    reply["usage"] = usage?.json
    return .object(reply)
  }

  /// The reply to a creation, and to the question for a context.
  ///
  /// - Parameters:
  ///   - usage: `nil` if not counted: then the reply has none.
  ///   - warming: Whether the server behind reads the seed; `nil`: that is not said.
  static func created(
    _ context: StoredContext, usage: TokenUsage?, warming: Warming.State? = nil
  ) -> JSONValue {
    var reply: [String: JSONValue] = [
      "id": .text(context.id), "model": .text(context.model), "ttl": .number(Double(context.ttl)),
      "mode": .text(context.mode.rawValue),
    ]
    reply["usage"] = usage?.json
    if let truncation = context.truncation { reply["truncation_strategy"] = truncation }
    switch warming {
    case .reading(let share)?:
      reply["status"] = "warming"
      reply["progress"] = share.map { .number($0) }
    case .read?: reply["status"] = "warm"
    case .unknown?: reply["status"] = "ready"
    case nil: break
    }
    return .object(reply)
  }

  /// The bytes of a value, its members in the order of their names.
  static func encode(_ value: JSONValue) -> [UInt8] { JSONWriter.bytes(of: value) }
}
