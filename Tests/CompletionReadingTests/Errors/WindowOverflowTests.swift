import ChatModel
import Testing

@testable import CompletionReading

/// Refusals of requests that are longer than the model's window, in the servers' own words.
@Suite struct WindowOverflowTests {
  private func overflow(_ json: String, status: Int = 400) -> WindowOverflow? {
    ParsedJSON(Array(json.utf8)).flatMap { ErrorBody($0) }
      .flatMap { WindowOverflow($0, status: status) }
  }

  @Test(arguments: [
    // OpenAI.
    (
      "This model's maximum context length is 8192 tokens. However, you requested 9024 tokens (8000 in the messages, 1024 in the completion). Please reduce the length of the messages or completion.",
      9024, 8192
    ),
    // vLLM, with its thousands as they are and as a newer version writes them.
    (
      "This model's maximum context length is 32768 tokens. However, your request has 40000 input tokens. Please reduce the length of the input messages.",
      40_000, 32_768
    ),
    (
      "This model's maximum context length is 131,072 tokens. However, you requested 140,001 tokens.",
      140_001, 131_072
    ),
    // llama.cpp.
    (
      "the request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it",
      9000, 4096
    ),
    // Gemini.
    (
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
      1_200_000, 1_048_576
    ),
    // Anthropic.
    ("prompt is too long: 213462 tokens > 200000 maximum", 213_462, 200_000),
    // LM Studio.
    (
      "Trying to keep the first 4521 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.",
      4521, 4096
    ),
    // SGLang.
    (
      "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5000 tokens",
      nil, nil
    ),
  ])
  func `Both numbers are read where they are told`(message: String, needed: Int?, limit: Int?) {
    let found = overflow(#"{"error":{"message":"\#(message)","type":"invalid_request_error"}}"#)
    #expect(found != nil)
    #expect(found?.needed == needed && found?.limit == limit)
  }

  @Test func `The members of llama.cpp count more than its words`() {
    let found = overflow(
      #"{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}"#
    )
    #expect(found == WindowOverflow(needed: 9000, limit: 4096))
  }

  @Test func `A number that is not above the limit was something else`() {
    let found = overflow(
      #"{"error":{"code":"context_length_exceeded","message":"maximum context length is 8192 tokens; you requested 100"}}"#
    )
    #expect(found == WindowOverflow(needed: nil, limit: 8192))
  }

  @Test(arguments: [401, 403, 404, 429, 503])
  func `With another status it is another error`(status: Int) {
    let words = #"{"error":{"message":"This model's maximum context length is 8192 tokens."}}"#
    #expect(overflow(words, status: status) == nil)
  }

  @Test(arguments: [
    #"{"error":{"message":"max_tokens is too large: 9000"}}"#,
    #"{"error":{"message":"context not found"}}"#,
    #"{"error":{"message":""}}"#, #"{"error":{"code":"context_not_found"}}"#,
  ])
  func `Other errors are none`(json: String) {
    #expect(overflow(json) == nil)
  }
}
