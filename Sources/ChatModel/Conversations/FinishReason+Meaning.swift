extension FinishReason {
  /// The meaning of a server's word for the end of a reply.
  public enum Meaning: Hashable, Sendable {
    /// The reply is whole.
    case complete
    /// A limit of tokens cut it.
    case length
    /// Moderation cut it.
    case filter
    /// The model refused.
    case refusal
    /// Something failed; what came is not the whole reply.
    case failure
  }

  /// The meaning; `nil` for a word that is not known to be an end, and for an empty one.
  public var meaning: Meaning? { Self.meanings[plain] }

  /// True if it says nothing: empty, or a word for nothing.
  public var saysNothing: Bool { ["", "null", "none", "unspecified"].contains(plain) }

  /// True if the model asked for tools instead of answering.
  public var asksForTools: Bool {
    ["tool_calls", "function_call", "tool_use", "tool_call"].contains(plain)
  }

  /// The word in the spelling of the table: servers differ in case, in hyphens, and in a prefix.
  private var plain: String {
    var word = rawValue.lowercased().filter { !$0.isWhitespace }
    if word.utf8.contains(UInt8(ascii: "-")) {
      word = String(word.map { $0 == "-" ? "_" : $0 })
    }
    for prefix in ["finish_reason_", "reason_"] where word.hasPrefix(prefix) {
      word.removeFirst(prefix.count)
    }
    return word
  }

  /// Every word that is known to end a reply. A word that is not here ends none: a reply is called
  /// whole only where the server is known to say so.
  ///
  /// Each is in its vendor's publications: the packages openai 3.57.0, anthropic 2.14.0,
  /// google-genai 3.6.1, cohere 7.3.1, mistralai 3.7.0, zhipuai 2.1.5, botocore 1.44.8 (Bedrock),
  /// xai-sdk (`chat_pb2.pyi`), or as the remark says.
  private static let meanings: [String: Meaning] = [
    // OpenAI and nearly all that are compatible with it; Gemini and xAI in capitals with a prefix.
    "stop": .complete,
    // OpenAI: the request asked for tools. With a context none can be asked for.
    "tool_calls": .complete, "function_call": .complete,
    // Anthropic, Bedrock, and gateways that pass their words on.
    "end_turn": .complete, "stop_sequence": .complete, "tool_use": .complete,
    // Together and TGI, by litellm 1.110.2 (`core_helpers.py`); AI21 on Bedrock.
    "eos": .complete, "eos_token": .complete, "endoftext": .complete,
    // Cohere; the state of OpenAI's Responses API.
    "complete": .complete, "tool_call": .complete, "completed": .complete,
    // Amazon Titan's `completionReason`; `finish`: unknown. Not `normal`: Baidu's own API for ERNIE
    // sends it in the middle of a stream, too, beside `"is_end": false`.
    "finished": .complete, "stop_criteria_met": .complete, "finish": .complete,

    "length": .length,
    // Anthropic, Gemini, Cohere, Bedrock; Responses API; Mistral; xAI.
    "max_tokens": .length, "max_output_tokens": .length, "model_length": .length,
    "max_len": .length, "max_context": .length,
    // Gemini: more is to come in another reply. Anthropic: the conversation is to be summarised, and
    // litellm 1.110.2 reads it so (`core_helpers.py`).
    "continuation": .length, "compaction": .length,
    // Anthropic, Bedrock, GLM; Cohere: the window is full.
    "model_context_window_exceeded": .length, "error_limit": .length,

    "content_filter": .filter,
    // Bedrock; GLM; Cohere.
    "content_filtered": .filter, "guardrail_intervened": .filter, "sensitive": .filter,
    "error_toxic": .filter,
    // Gemini and Vertex.
    "safety": .filter, "recitation": .filter, "blocklist": .filter,
    "prohibited_content": .filter, "spii": .filter, "model_armor": .filter,
    "image_safety": .filter, "image_prohibited_content": .filter, "image_recitation": .filter,
    "escalation": .filter,

    // Anthropic; our own reader, for a reply that came in the member `refusal`.
    "refusal": .refusal,

    // OpenRouter, Mistral, Cohere; vLLM (issue 57082) and SGLang; DeepSeek's API page; GLM.
    "error": .failure, "abort": .failure, "aborted": .failure,
    "insufficient_system_resource": .failure, "network_error": .failure,
    // Cohere; Oracle's OCI, by litellm; Cohere; xAI.
    "user_cancel": .failure, "cancelled": .failure, "canceled": .failure, "timeout": .failure,
    "time_limit": .failure,
    // Anthropic: a long turn pauses and must be sent again.
    "pause_turn": .failure,
    // Gemini and Vertex, Bedrock.
    "other": .failure, "language": .failure, "malformed_function_call": .failure,
    "unexpected_tool_call": .failure, "too_many_tool_calls": .failure,
    "missing_thought_signature": .failure, "malformed_response": .failure,
    "image_other": .failure, "no_image": .failure, "malformed_model_output": .failure,
    "malformed_tool_use": .failure, "pup_limited_disabled": .failure,
  ]
}
