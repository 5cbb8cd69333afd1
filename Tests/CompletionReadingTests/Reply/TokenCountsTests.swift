import ChatModel
import Testing

@testable import CompletionReading

/// Counts as the documentation of each API writes them.
@Suite struct TokenCountsTests {
  private func usage(_ json: String) -> Usage? {
    JSONScanner.usage(in: Array(#"{"usage":\#(json)}"#.utf8))
  }

  @Test(arguments: [
    // OpenAI, chat completions.
    (
      #"{"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,"prompt_tokens_details":{"cached_tokens":1920,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}}"#,
      Usage(
        promptTokens: 2006, completionTokens: 300, totalTokens: 2306, cachedTokens: 1920,
        reasoningTokens: 0)
    ),
    // OpenAI, responses: input_tokens includes what was cached.
    (
      #"{"input_tokens":36,"input_tokens_details":{"cached_tokens":30},"output_tokens":87,"output_tokens_details":{"reasoning_tokens":60},"total_tokens":123}"#,
      Usage(
        promptTokens: 36, completionTokens: 87, totalTokens: 123, cachedTokens: 30,
        reasoningTokens: 60)
    ),
    // Anthropic: input_tokens does not include what was read from the cache or written to it.
    (
      #"{"input_tokens":50,"cache_creation_input_tokens":248,"cache_read_input_tokens":1800,"output_tokens":503}"#,
      Usage(promptTokens: 2098, completionTokens: 503, cachedTokens: 1800)
    ),
    // DeepSeek.
    (
      #"{"prompt_tokens":17,"completion_tokens":10,"total_tokens":27,"prompt_cache_hit_tokens":7,"prompt_cache_miss_tokens":10}"#,
      Usage(promptTokens: 17, completionTokens: 10, totalTokens: 27, cachedTokens: 7)
    ),
    // Gemini: thoughts and the results of tools come on top of the candidates and the prompt.
    (
      #"{"promptTokenCount":100,"candidatesTokenCount":20,"thoughtsTokenCount":30,"toolUsePromptTokenCount":5,"cachedContentTokenCount":90,"totalTokenCount":155}"#,
      Usage(
        promptTokens: 105, completionTokens: 50, totalTokens: 155, cachedTokens: 90,
        reasoningTokens: 30)
    ),
    // Gemini, ended while it thought.
    (
      #"{"promptTokenCount":8,"thoughtsTokenCount":30,"totalTokenCount":38}"#,
      Usage(promptTokens: 8, completionTokens: 30, totalTokens: 38, reasoningTokens: 30)
    ),
    // Moonshot.
    (
      #"{"prompt_tokens":19,"completion_tokens":21,"total_tokens":40,"cached_tokens":19}"#,
      Usage(promptTokens: 19, completionTokens: 21, totalTokens: 40, cachedTokens: 19)
    ),
  ])
  func `The counts of each API mean the same`(json: String, expected: Usage) {
    #expect(usage(json) == expected)
  }

  @Test(arguments: [
    #"{}"#, #"[]"#, #""12""#, "null", "12", #"{"prompt_tokens":null}"#,
    #"{"prompt_tokens":"many"}"#,
    #"{"prompt_tokens":{}}"#, #"{"prompt_tokens":[1]}"#, #"{"prompt_tokens":true}"#,
    #"{"prompt_tokens_details":null}"#, #"{"prompt_tokens_details":[{"cached_tokens":1}]}"#,
    #"{"prompt_tokens":NaN}"#, #"{"prompt_tokens":Infinity}"#, #"{"prompt_tokens":-Infinity}"#,
    #"{"prompt_tokens":"Infinity"}"#, #"{"prompt_tokens":"nan"}"#,
    #"{"prompt_tokens":0x10}"#,
  ])
  func `What is no count is none`(json: String) {
    #expect(usage(json) == nil)
  }

  @Test(arguments: [
    ("1e3", 1000), ("12.7", 12), ("\"12\"", 12), ("\" 12 \"", 12), ("-5", 0), ("\"-5\"", 0),
    ("0", 0),
    ("1e300", 1 << 53), ("1e999", 1 << 53), ("99999999999999999999", 1 << 53),
    ("\"99999999999999999999\"", 1 << 53),
  ])
  func `A count is a whole number that adds up without overflow`(json: String, count: Int) {
    #expect(usage(#"{"prompt_tokens":\#(json)}"#) == Usage(promptTokens: count))
  }

  @Test func `The largest counts of every name add up without overflow`() {
    let names = [
      "prompt_tokens", "completion_tokens", "toolUsePromptTokenCount", "input_tokens",
      "cache_read_input_tokens", "cache_creation_input_tokens", "candidatesTokenCount",
      "thoughtsTokenCount",
    ]
    for skipped in [nil] + names.map(Optional.some) {
      let members = names.filter { $0 != skipped }.map { #""\#($0)":1e300"# }
      let usage = usage("{\(members.joined(separator: ","))}")
      // Sums over a long history must not overflow either.
      #expect((usage.map { $0 + $0 + $0 + $0 }?.totalTokens ?? 0) >= 0)
    }
  }

  @Test func `Text after the counts, and a cut in them, change nothing that was read`() {
    let whole = Array(
      #"{"id":"x","usage":{"prompt_tokens":5,"completion_tokens":1}}  data: [DONE]"#.utf8)
    #expect(JSONScanner.usage(in: whole) == Usage(promptTokens: 5, completionTokens: 1))
    for end in 0..<whole.count {
      let cut = JSONScanner.usage(in: Array(whole[..<end]))
      #expect(cut == nil || cut == Usage(promptTokens: 5, completionTokens: 1), "at \(end)")
    }
  }
}
