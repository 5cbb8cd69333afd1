import CompletionReading

/// A model as an OpenAI-compatible server lists it.
struct UpstreamModel: Hashable, Sendable {
  var name: String
  /// Its context window in tokens, if the server tells.
  var window: Int?

  /// Reads an element of `data`.
  init?(_ json: ParsedJSON) {
    guard let name = json["id"]?.text ?? json["name"]?.text else { return nil }
    self.name = name
    window =
      Self.members.lazy.compactMap { json[$0]?.integer }.first { $0 > 0 }
      ?? json["meta"]?["n_ctx"]?.integer
  }

  /// The window's member at vLLM and SGLang; at LM Studio; at OpenRouter and Together; at Groq; at Mistral.
  private static let members = [
    "max_model_len", "loaded_context_length", "context_length", "context_window",
    "max_context_length",
  ]
}
