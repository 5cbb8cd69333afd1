import ChatModel
import Testing

/// The same word as servers spell it.
@Suite struct FinishReasonSpellingTests {
  private static let words = [
    "stop", "tool_calls", "end_turn", "max_tokens", "content_filter", "refusal", "error",
    "malformed_function_call", "model_context_window_exceeded",
  ]

  private static let spellings: [(name: String, spell: @Sendable (String) -> String)] = [
    ("capitals", { $0.uppercased() }),
    ("hyphens", { String($0.map { $0 == "_" ? "-" : $0 }) }),
    ("spaces around", { " \($0)\n" }),
    ("Gemini's prefix", { "FINISH_REASON_\($0.uppercased())" }),
    ("xAI's prefix", { "REASON_\($0.uppercased())" }),
    ("a prefix with hyphens", { "finish-reason-\($0)" }),
  ]

  @Test(arguments: words)
  func `Its meaning is the same in every spelling`(word: String) {
    let meaning = FinishReason(rawValue: word).meaning
    #expect(meaning != nil)
    for (name, spell) in Self.spellings {
      let spelled = FinishReason(rawValue: spell(word))
      #expect(spelled.meaning == meaning, "\(name): \(spelled.rawValue)")
      #expect(!spelled.saysNothing, "\(name)")
      #expect(
        spelled.asksForTools == FinishReason(rawValue: word).asksForTools,
        "\(name): \(spelled.rawValue)")
    }
  }

  @Test(arguments: words)
  func `The word itself is kept as the server spelled it`(word: String) {
    for (_, spell) in Self.spellings {
      #expect(FinishReason(rawValue: spell(word)).rawValue == spell(word))
    }
  }

  @Test(arguments: [
    ("tool_calls", true), ("function_call", true), ("tool_use", true), ("TOOL_CALL", true),
    ("stop", false), ("", false), ("malformed_tool_use", false), ("too_many_tool_calls", false),
  ])
  func `Asking for tools is told from failing at it`(word: String, asks: Bool) {
    #expect(FinishReason(rawValue: word).asksForTools == asks)
  }

  @Test func `Asking for tools is an end of its own, never a failure`() {
    for word in ["tool_calls", "function_call", "tool_use", "tool_call"] {
      #expect(FinishReason(rawValue: word).meaning == .complete)
    }
  }

  @Test func `A word in another is not that word`() {
    for word in Self.words {
      for other in ["x\(word)", "\(word)x", "\(word)_\(word)", "un\(word)ed"] {
        #expect(FinishReason(rawValue: other).meaning == nil, "\(other)")
      }
    }
  }
}
