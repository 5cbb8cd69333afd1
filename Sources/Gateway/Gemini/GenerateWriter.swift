/// Writes generated content: one object, or a stream of objects of the same form without a word at
/// their end.
struct GenerateWriter: EventWriter {
  var model: String
  let id: String
  let includesThoughts: Bool
  /// As far as it is known.
  var usage: TokenUsage?

  func begin() -> [UInt8] { [] }

  mutating func say(_ part: ReplyPart) -> [UInt8] {
    switch part {
    case .model(let name): model = name
    case .content(_, let text): return event([Self.part(text)])
    case .reasoning(_, let text): return includesThoughts ? event([Self.thought(text)]) : []
    case .usage(let counted): usage = counted
    case .finish(_, let reason): return event([Self.part("")], finish: reason)
    case .whole: break
    }
    return []
  }

  func end() -> [UInt8] { [] }

  func fail(_ error: GatewayError, isBare: Bool) -> [UInt8] { ReplyWriter.event(error.body) }

  /// Runs a request and makes the whole reply.
  func whole(_ exchange: some ReplyExchange) async throws -> JSONValue {
    var choice = ReplyChoice()
    var writer = self
    try await exchange.run(opened: { _ in }) { part in
      switch part {
      case .model(let name): writer.model = name
      case .content(_, let text): choice.content += text
      case .reasoning(_, let text): choice.reasoning += text
      case .finish(_, let reason): choice.finish = reason
      case .usage(let counted): writer.usage = counted
      case .whole: break
      }
    }
    let thoughts = includesThoughts && !choice.reasoning.isEmpty
    return writer.object(
      (thoughts ? [Self.thought(choice.reasoning)] : []) + [Self.part(choice.content)],
      finish: choice.finish)
  }

  private func event(_ parts: [JSONValue], finish: String? = nil) -> [UInt8] {
    ReplyWriter.event(object(parts, finish: finish))
  }

  private func object(_ parts: [JSONValue], finish: String?) -> JSONValue {
    var candidate: [String: JSONValue] = [
      "index": 0, "content": ["role": "model", "parts": .list(parts)],
    ]
    candidate["finishReason"] = finish.map { .text(Self.reason($0)) }
    var reply: [String: JSONValue] = [
      "candidates": [.object(candidate)], "modelVersion": .text(model), "responseId": .text(id),
    ]
    reply["usageMetadata"] = usage?.gemini
    return .object(reply)
  }

  private static func part(_ text: String) -> JSONValue { ["text": .text(text)] }
  private static func thought(_ text: String) -> JSONValue {
    ["text": .text(text), "thought": true]
  }

  private static func reason(_ finish: String) -> String {
    switch finish {
    case "stop": "STOP"
    case "length": "MAX_TOKENS"
    case "content_filter": "SAFETY"
    default: "OTHER"
    }
  }
}

extension TokenUsage {
  /// The counts as Google writes them: the prompt includes what is cached, the candidates do not
  /// include the thoughts.
  var gemini: JSONValue {
    var fields: [String: JSONValue] = [:]
    func set(_ name: String, _ count: Int?) { fields[name] = count.map { .number(Double($0)) } }
    set("promptTokenCount", prompt)
    set("cachedContentTokenCount", cached == 0 ? nil : cached)
    set("candidatesTokenCount", completion.map { $0 - (reasoning ?? 0) })
    set("thoughtsTokenCount", reasoning == 0 ? nil : reasoning)
    set("totalTokenCount", total ?? prompt.map { $0 + (completion ?? 0) })
    if let prompt {
      fields["promptTokensDetails"] = [["modality": "TEXT", "tokenCount": .number(Double(prompt))]]
    }
    return .object(fields)
  }
}
