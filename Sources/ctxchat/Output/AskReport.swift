import ChatModel
import ContextAPI
import FoundationEssentials

/// The one JSON object of `ask --json`. Its names are a promise.
struct AskReport: Encodable {
  struct Alternative: Encodable {
    let content: String
    let finish_reason: String?
  }

  let content: String
  let reasoning: String?
  let ending: String
  let choices: [Alternative]
  let usage: Usage?
  let context_id: String
  let context: String?
  let conversation: String
  let turn: String
  let model: String?
  let request_id: String?
  let error: String?

  struct Usage: Encodable {
    let prompt_tokens: Int
    let completion_tokens: Int
    let total_tokens: Int
    let cached_tokens: Int
    let reasoning_tokens: Int
  }

  init(_ turn: Turn, context: CachedContext?, failure: APIError?) {
    content = turn.reply
    let reasoning = turn.choices.first?.reasoning ?? ""
    self.reasoning = reasoning.isEmpty ? nil : reasoning
    ending = turn.ending?.rawValue ?? "failed"
    choices = turn.choices.map {
      Alternative(content: $0.content, finish_reason: $0.finishReason?.rawValue)
    }
    usage = turn.usage.map {
      Usage(
        prompt_tokens: $0.promptTokens, completion_tokens: $0.completionTokens,
        total_tokens: $0.totalTokens, cached_tokens: $0.cachedTokens,
        reasoning_tokens: $0.reasoningTokens)
    }
    context_id = turn.contextID
    self.context = context?.label
    conversation = turn.conversation.rawValue
    self.turn = turn.id.rawValue
    model = turn.modelServed
    request_id = turn.requestID
    error = turn.failure ?? failure?.message
  }

  /// The object on one line.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
