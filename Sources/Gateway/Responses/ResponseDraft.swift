/// What is known of a response before it is over, and the object that it becomes.
struct ResponseDraft: Sendable {
  let id: String
  let request: ResponsesWireRequest
  let dialect: ResponseDialect
  /// Seconds since 1970.
  let createdAt: Int
  /// Ark: seconds since 1970.
  var expireAt: Int?
  /// What the reply says about ``ResponsesWireRequest/store`` and the response before it.
  var store: Bool
  var previousID: String?
  /// True if the answer is a refusal, on purpose.
  var isRefusal = false
  let messageID = FreshID.make("msg")
  let reasoningID = FreshID.make("rs")

  /// The response while it is made.
  var inProgress: JSONValue { object("in_progress", output: []) }

  /// The response that failed.
  func failed(_ error: GatewayError) -> JSONValue {
    let code = dialect == .ark ? error.code : error.openAICode ?? "server_error"
    return object(
      "failed", output: [], also: ["error": ["code": .text(code), "message": .text(error.message)]])
  }

  /// The response that is over.
  ///
  /// - Parameters:
  ///   - usage: `nil` if not counted.
  ///   - time: Seconds since 1970.
  func finished(_ choice: ReplyChoice?, _ usage: TokenUsage?, at time: Int) -> JSONValue {
    let reason = choice.flatMap { Self.incompleteReason($0.finish) }
    var fields: [String: JSONValue] = [
      "usage": usage?.responses(dialect) ?? .null, "completed_at": .number(Double(time)),
    ]
    if let reason { fields["incomplete_details"] = ["reason": .text(reason)] }
    if let model = choice?.model { fields["model"] = .text(model) }
    let status = reason == nil ? "completed" : "incomplete"
    return object(status, output: choice.map(output) ?? [], also: fields)
  }

  /// Why a response is incomplete; `nil` if it is not.
  private static func incompleteReason(_ finish: String) -> String? {
    switch finish {
    case "length": "max_output_tokens"
    case "content_filter": "content_filter"
    default: nil
    }
  }

  private func output(_ choice: ReplyChoice) -> [JSONValue] {
    let status = Self.incompleteReason(choice.finish) == nil ? "completed" : "incomplete"
    let message = message(choice.content, status)
    return choice.reasoning.isEmpty ? [message] : [reasoning(choice.reasoning, status), message]
  }

  /// The message of the answer.
  ///
  /// - Parameter text: `nil` before it begins.
  func message(_ text: String?, _ status: String) -> JSONValue {
    [
      "id": .text(messageID), "type": "message", "role": "assistant", "status": .text(status),
      "content": .list(text.map { [part($0)] } ?? []),
    ]
  }

  /// The item with the reasoning.
  ///
  /// - Parameter text: `nil` before it begins.
  func reasoning(_ text: String?, _ status: String) -> JSONValue {
    [
      "id": .text(reasoningID), "type": "reasoning", "status": .text(status),
      "summary": .list(text.map { [Self.summary($0)] } ?? []),
    ]
  }

  /// A part of the message.
  func part(_ text: String) -> JSONValue {
    isRefusal
      ? ["type": "refusal", "refusal": .text(text)]
      : ["type": "output_text", "text": .text(text), "annotations": [], "logprobs": []]
  }

  /// A part of the reasoning.
  static func summary(_ text: String) -> JSONValue {
    ["type": "summary_text", "text": .text(text)]
  }

  private func object(
    _ status: String, output: [JSONValue], also fields: [String: JSONValue] = [:]
  ) -> JSONValue {
    var reply: [String: JSONValue] = [
      "id": .text(id), "object": "response", "created_at": .number(Double(createdAt)),
      "status": .text(status), "model": .text(request.model), "output": .list(output),
      "store": .bool(store), "tools": [],
    ]
    reply.merge(dialect == .ark ? arkFields : openAIFields) { $1 }
    reply.merge(request.echoed) { $1 }
    reply.merge(fields) { $1 }
    return .object(reply)
  }

  private var arkFields: [String: JSONValue] {
    var caching: [String: JSONValue] = ["type": request.caching.isOn ? "enabled" : "disabled"]
    if request.caching.isPrefix { caching["prefix"] = true }
    var fields: [String: JSONValue] = ["caching": .object(caching), "service_tier": "default"]
    fields["expire_at"] = expireAt.map { .number(Double($0)) }
    fields["previous_response_id"] = previousID.map { .text($0) }
    fields["thinking"] = request.thinking
    return fields
  }

  private var openAIFields: [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "background": false, "completed_at": .null, "error": .null, "frequency_penalty": 0,
      "incomplete_details": .null, "instructions": .null, "max_output_tokens": .null,
      "max_tool_calls": .null, "metadata": [:], "parallel_tool_calls": true, "presence_penalty": 0,
      "previous_response_id": previousID.map { .text($0) } ?? .null, "prompt_cache_key": .null,
      "reasoning": ["effort": .null, "summary": .null], "safety_identifier": .null,
      "service_tier": "default", "temperature": 1, "text": ["format": ["type": "text"]],
      "tool_choice": "auto", "top_logprobs": 0, "top_p": 1, "truncation": "disabled",
      "usage": .null, "user": .null,
    ]
    if let id = request.conversationID { fields["conversation"] = ["id": .text(id)] }
    return fields
  }
}

extension TokenUsage {
  /// The counts as a response has them; `nil` if they are not known.
  func responses(_ dialect: ResponseDialect) -> JSONValue? {
    guard let prompt, let completion else { return nil }
    var input: [String: JSONValue] = [:]
    input["cached_tokens"] = cached.map { .number(Double($0)) }
    // The gateway takes nothing for writing.
    if dialect == .openAI, cached != nil { input["cache_write_tokens"] = 0 }
    var output: [String: JSONValue] = [:]
    output["reasoning_tokens"] = reasoning.map { .number(Double($0)) }
    return [
      "input_tokens": .number(Double(prompt)), "input_tokens_details": .object(input),
      "output_tokens": .number(Double(completion)), "output_tokens_details": .object(output),
      "total_tokens": .number(Double(total ?? prompt + completion)),
    ]
  }
}
