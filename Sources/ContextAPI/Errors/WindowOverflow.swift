import ChatModel
import CompletionReading
import Wording

/// An error that says that a request is longer than the model's window. It is no lost context: the same request fails
/// again, and so does a rebuild with all turns.
struct WindowOverflow: Equatable {
  /// The tokens of the request, if they were told.
  var needed: Int?
  /// The tokens of the window, if they were told.
  var limit: Int?

  /// Reads an error; `nil` if it speaks of something else.
  init?(_ body: ErrorBody, status: Int) {
    guard status < 300 || [400, 413, 422, 500].contains(status) else { return nil }
    let message = body.words
    let isNamed = body.codeWords.holdsAny(Self.codes)
    guard isNamed || message.holdsAny(Self.words) else { return nil }
    needed = body.details.promptTokens ?? message.number(afterAny: Self.wordsBeforeNeeded)
    limit = body.details.windowTokens ?? message.number(afterAny: Self.wordsBeforeLimit)
    if let needed, let limit, needed <= limit { self.needed = nil }
  }

  /// What is wrong, and what helps.
  func advice(for operation: ErrorClassifier.Operation) -> String {
    let window = limit.map { localized(" of \(Count.text($0)) tokens") } ?? ""
    let size = needed.map { localized(" (\(Count.text($0)) tokens)") } ?? ""
    if operation == .create {
      return localized(
        """
        The seed\(size) does not fit into the model's window\(window): shorten it, or use a \
        model with a larger one.
        """)
    }
    return
      localized(
        """
        The conversation\(size) does not fit into the model's window\(window): rebuild with \
        fewer turns, fork at an earlier one, lower max_tokens, or use a model with a larger \
        window.
        """)
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
