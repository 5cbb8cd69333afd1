import ChatModel
import Testing

@Suite struct FinishReasonMeaningTests {
  @Test(arguments: [
    ("stop", FinishReason.Meaning.complete), ("STOP", .complete), ("FINISH_REASON_STOP", .complete),
    ("REASON_STOP", .complete), ("eos", .complete), ("eos_token", .complete),
    ("end_turn", .complete), ("stop_sequence", .complete), ("COMPLETE", .complete),
    ("tool_calls", .complete), ("tool-calls", .complete), ("TOOL_CALL", .complete),
    (" stop ", .complete),
    ("length", .length), ("max_tokens", .length), ("MAX_TOKENS", .length),
    ("FINISH_REASON_MAX_TOKENS", .length), ("model_length", .length), ("REASON_MAX_LEN", .length),
    ("model_context_window_exceeded", .length), ("ERROR_LIMIT", .length),
    ("CONTINUATION", .length), ("compaction", .length), ("FINISH_REASON_CONTINUATION", .length),
    ("content_filter", .filter), ("content-filter", .filter), ("sensitive", .filter),
    ("SAFETY", .filter), ("PROHIBITED_CONTENT", .filter), ("guardrail_intervened", .filter),
    ("ERROR_TOXIC", .filter), ("ESCALATION", .filter),
    ("refusal", .refusal),
    ("error", .failure), ("ERROR", .failure), ("abort", .failure), ("network_error", .failure),
    ("insufficient_system_resource", .failure), ("MALFORMED_FUNCTION_CALL", .failure),
    ("OTHER", .failure), ("pause_turn", .failure), ("timeout", .failure),
    ("PUP_LIMITED_DISABLED", .failure),
  ])
  func `a known word has its meaning, however it is spelled`(
    word: String, meaning: FinishReason.Meaning
  ) {
    #expect(FinishReason(rawValue: word).meaning == meaning)
    #expect(!FinishReason(rawValue: word).saysNothing)
  }

  @Test(arguments: ["null", "", "NULL", " ", "none", "None", "FINISH_REASON_UNSPECIFIED"])
  func `a word for nothing is none`(word: String) {
    #expect(FinishReason(rawValue: word).saysNothing)
    #expect(FinishReason(rawValue: word).meaning == nil)
  }

  @Test(arguments: [
    "sings", "stopped?", "stop.", "lengthy", "未知", "finish_reason_",
    // ERNIE's own API sends it before the end, too.
    "normal", "NORMAL", "finish_reason_normal",
  ])
  func `a word that nobody knows ends nothing`(word: String) {
    #expect(FinishReason(rawValue: word).meaning == nil)
  }
}
