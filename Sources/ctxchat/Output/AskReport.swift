import ChatModel
import ContextAPI
import FoundationEssentials

/// The one JSON object of `ask --json`. Its names, in snake case, are a promise.
struct AskReport: Encodable {
  struct Alternative: Encodable {
    let content: String
    let finishReason: String?
  }

  let content: String
  let reasoning: String?
  let ending: String
  let choices: [Alternative]
  /// Counts that the server did not report are `null`.
  let usage: Usage?
  let contextId: String
  let context: String?
  let conversation: String
  let turn: String
  let model: String?
  let requestId: String?
  let error: String?

  init(_ turn: Turn, context: CachedContext?, failure: APIError?) {
    content = turn.reply
    let reasoning = turn.choices.first?.reasoning ?? ""
    self.reasoning = reasoning.isEmpty ? nil : reasoning
    ending = turn.ending?.rawValue ?? "failed"
    choices = turn.choices.map {
      Alternative(content: $0.content, finishReason: $0.finishReason?.rawValue)
    }
    usage = turn.usage
    contextId = turn.contextID
    self.context = context?.label
    conversation = turn.conversation.rawValue
    self.turn = turn.id.rawValue
    model = turn.modelServed
    requestId = turn.requestID
    error = turn.failure ?? failure?.message
  }

  /// The object on one line.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
