import FoundationEssentials

/// Makes the bodies of replies: one object, or a stream of events.
struct ReplyWriter: Sendable {
  let id: String
  let model: String
  let created: Int

  /// One event of a stream.
  func event(_ value: JSONValue) -> [UInt8] {
    Array("data: ".utf8) + Self.encode(value) + Array("\n\n".utf8)
  }

  static let done = Array("data: [DONE]\n\n".utf8)

  /// A chunk with text of a choice.
  func chunk(_ index: Int, content: String? = nil, reasoning: String? = nil, finish: String? = nil) -> JSONValue {
    var delta: [String: JSONValue] = ["role": "assistant", "content": .text(content ?? "")]
    if let reasoning { delta["reasoning_content"] = .text(reasoning) }
    var choice: [String: JSONValue] = ["index": .number(Double(index)), "delta": .object(delta)]
    if let finish { choice["finish_reason"] = .text(finish) }
    return chunk(choices: [.object(choice)])
  }

  /// The chunk before the end that carries the usage.
  func usageChunk(_ usage: JSONValue) -> JSONValue {
    chunk(choices: [], usage: usage)
  }

  private func chunk(choices: [JSONValue], usage: JSONValue = .null) -> JSONValue {
    [
      "id": .text(id), "object": "chat.completion.chunk", "created": .number(Double(created)),
      "model": .text(model), "choices": .list(choices), "usage": usage,
    ]
  }

  /// A whole reply.
  func completion(_ choices: [(content: String, reasoning: String, finish: String)], usage: JSONValue) -> JSONValue {
    let list = choices.enumerated().map { index, choice -> JSONValue in
      var message: [String: JSONValue] = ["role": "assistant", "content": .text(choice.content)]
      if !choice.reasoning.isEmpty { message["reasoning_content"] = .text(choice.reasoning) }
      return [
        "index": .number(Double(index)), "message": .object(message),
        "finish_reason": .text(choice.finish),
      ]
    }
    return [
      "id": .text(id), "object": "chat.completion", "created": .number(Double(created)),
      "model": .text(model), "choices": .list(list), "usage": usage,
    ]
  }

  /// Token counts: the prompt includes what came from the cache.
  static func usage(prompt: Int, cached: Int, completion: Int) -> JSONValue {
    [
      "prompt_tokens": .number(Double(prompt)), "completion_tokens": .number(Double(completion)),
      "total_tokens": .number(Double(prompt + completion)),
      "prompt_tokens_details": ["cached_tokens": .number(Double(cached))],
      "completion_tokens_details": ["reasoning_tokens": 0],
    ]
  }

  static func encode(_ value: JSONValue) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { Array($0) } ?? []
  }
}
