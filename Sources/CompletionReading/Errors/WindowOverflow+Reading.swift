package import ChatModel

/// An error that says that a request is longer than the model's window. It is no lost context: the same request fails
/// again, and so does a rebuild with all turns.
extension WindowOverflow {
  /// Reads an error; `nil` if it speaks of something else.
  ///
  /// - Parameter status: The HTTP status; below 300 for an error inside a reply.
  package init?(_ body: ErrorBody, status: Int) {
    guard status < 300 || [400, 413, 422, 500].contains(status) else { return nil }
    let message = (body.message ?? "").lowercased()
    let isNamed = body.codeWords.holdsAny(Self.codes)
    guard isNamed || message.holdsAny(Self.words) else { return nil }
    self.init(
      needed: body.details.promptTokens ?? message.number(afterAny: Self.wordsBeforeNeeded),
      limit: body.details.windowTokens ?? message.number(afterAny: Self.wordsBeforeLimit))
    if let needed, let limit, needed <= limit { self.needed = nil }
  }

  private static let codes = [
    // OpenAI, vLLM, llama-cpp-python; llama.cpp; GLM.
    "context_length_exceeded", "exceed_context_size_error", "model_context_window_exceeded",
  ]

  private static let words = [
    // OpenAI, vLLM, llama-cpp-python; llama.cpp; vLLM's newer words; LM Studio.
    "maximum context length", "available context size", "context length is only",
    "context length of only",
    // SGLang; Ollama.
    "maximum allowed length (", "longer than the model's context length",
    "exceeds the context length",
    // Gemini; Anthropic.
    "exceeds the maximum number of tokens", "prompt is too long",
  ]

  private static let wordsBeforeNeeded = [
    "you requested", "you passed", "your request has", "request (", "token count (",
    "input length (", "the input (", "too long:", "keep the first",
  ]

  private static let wordsBeforeLimit = [
    "maximum context length is", "available context size (", "context length is only",
    "context length of only", "tokens allowed (", "allowed length (", "context length (",
    "tokens >",
  ]
}
