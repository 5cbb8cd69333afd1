import ChatModel
import HTTPStream
import Testing

@testable import ContextAPI

/// Replies of the API `gemini`, as streams and in one piece.
struct GeminiReaderTests {
  private func outcome(
    _ body: String, choices: Int = 1, error: TransportError? = nil
  ) -> ReplyOutcome {
    ReplyOutcome(body, of: .gemini, choices: choices, error: error)
  }

  private static func event(_ json: String, end: String = "\n\n") -> String {
    "data: \(json)\(end)"
  }

  private static func candidate(_ parts: String, _ rest: String = "") -> String {
    #"{"candidates":[{"content":{"parts":[\#(parts)],"role":"model"}\#(rest),"index":0}]}"#
  }

  private static func text(_ text: String, _ rest: String = "") -> String {
    candidate(#"{"text":"\#(text)"}"#, rest)
  }

  private static let stop = #","finishReason":"STOP""#

  /// As Google sends it: CRLF, thoughts first, counts in every event.
  private static let stream =
    #"data: {"candidates": [{"content": {"parts": [{"text": "**Think** 今","thought": true}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 1200,"totalTokenCount": 1200},"modelVersion": "gemini-3-flash","responseId": "r-1"}"#
    + "\r\n\r\n"
    + #"data: {"candidates": [{"content": {"parts": [{"text": "Héllo \ud83d\ude00"},{"text": " 日"}],"role": "model"},"index": 0}],"modelVersion": "gemini-3-flash"}"#
    + "\r\n\r\n"
    + #"data: {"candidates": [{"content": {"parts": [{"text": "本","thoughtSignature": "AbC="}],"role": "model"},"finishReason": "STOP","index": 0,"safetyRatings": [{"category": "X","probability": "LOW"}]}],"usageMetadata": {"promptTokenCount": 1200,"candidatesTokenCount": 9,"totalTokenCount": 1240,"cachedContentTokenCount": 1100,"thoughtsTokenCount": 31,"promptTokensDetails": [{"modality": "TEXT","tokenCount": 1200}]},"modelVersion": "gemini-3-flash","responseId": "r-1"}"#
    + "\r\n\r\n"

  @Test(arguments: ["\r\n", "\n", "\r"])
  func `a stream comes out the same however it is cut, with any line ends`(lineEnd: String) {
    let body = Self.stream.split(separator: "\r\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    let bytes = Array(body.utf8)
    let whole = ReplyOutcome([bytes], of: .gemini)
    #expect(whole.reasoning == [0: "**Think** 今"])
    #expect(whole.content == [0: "Héllo 😀 日本"])
    #expect(whole.finish == [0: .stop])
    #expect(whole.models == ["gemini-3-flash"])
    let usage = Usage(
      promptTokens: 1200, completionTokens: 40, totalTokens: 1240, cachedTokens: 1100,
      reasoningTokens: 31)
    #expect(
      whole.summary == StreamSummary(usage: usage, model: "gemini-3-flash", id: "r-1"))
    #expect(whole.endings == 1 && whole.isEndLast)
    #expect(ReplyOutcome(bytes.map { [$0] }, of: .gemini) == whole)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(ReplyOutcome(parts, of: .gemini) == whole, "cut at \(cut)")
    }
  }

  /// `streamGenerateContent` without `alt=sse` sends a list, `generateContent` one object.
  @Test(arguments: [
    "[" + text("Hel") + "\n,\r\n" + text("lo", stop) + "\n]",
    "[" + text("Hello", stop) + "]", text("Hello", stop),
    candidate(#"{"text":"Hel"},{"text":"lo"}"#, stop),
    "\u{FEFF}\n " + text("Hello", stop) + "\n",
    // A proxy's envelope.
    #"{"response":\#(text("Hello", stop)),"traceId":"x"}"#,
  ])
  func `a reply in one piece is read, an object or a list of them`(body: String) {
    let whole = outcome(body)
    #expect(whole.content == [0: "Hello"])
    #expect(whole.finish == [0: .stop])
    #expect(whole.summary != nil)
    let bytes = Array(body.utf8)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(ReplyOutcome(parts, of: .gemini) == whole, "cut at \(cut)")
    }
  }

  // MARK: Ends

  @Test(arguments: [
    ("STOP", FinishReason.stop), ("MAX_TOKENS", .length), ("SAFETY", .contentFilter),
    ("RECITATION", .contentFilter), ("PROHIBITED_CONTENT", .contentFilter),
    ("BLOCKLIST", .contentFilter), ("SPII", .contentFilter), ("IMAGE_SAFETY", .contentFilter),
  ])
  func `a finish reason gets the word of the chat APIs`(word: String, expected: FinishReason) {
    let outcome = outcome(Self.event(Self.text("a", #","finishReason":"\#(word)""#)))
    #expect(outcome.finish == [0: expected])
    #expect(outcome.summary != nil)
  }

  @Test(arguments: [
    "OTHER", "LANGUAGE", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "SOMETHING_NEW",
  ])
  func `a reason that is no end keeps its word and is an error`(word: String) {
    let outcome = outcome(Self.event(Self.text("a", #","finishReason":"\#(word)""#)))
    #expect(outcome.content == [0: "a"])
    #expect(outcome.finish == [0: FinishReason(rawValue: word)])
    #expect(outcome.failure?.message.contains(word) == true)
  }

  @Test func `the words beside a failure are told`() {
    let outcome = outcome(
      Self.event(
        Self.text("", #","finishReason":"MALFORMED_FUNCTION_CALL","finishMessage":"print(x)""#)))
    #expect(outcome.failure?.message.contains("MALFORMED_FUNCTION_CALL: print(x)") == true)
  }

  /// Trap: the official clients call a cut stream a success.
  @Test(arguments: [
    event(text("a")), event(text("a")) + event(text("b"), end: ""),
    event(text("a")) + #"data: {"candidates":[{"content":{"par"#,
    event(text("a", #","finishReason":"FINISH_REASON_UNSPECIFIED""#)),
    event(text("a", #","finishReason":"""#)), event("{}"), event(#"{"usageMetadata":{}}"#),
    // Trap: there is no `[DONE]`. What a proxy adds ends nothing.
    event(text("a")) + "data: [DONE]\n\n", "data: [DONE]\n\n",
  ])
  func `a stream that is cut before a finish reason is truncated`(body: String) {
    #expect(outcome(body).end == .truncated)
  }

  @Test func `a whole reply without a finish reason is truncated, too`() {
    #expect(outcome(Self.text("a")).end == .truncated)
    #expect(outcome(Self.text("a")).content == [0: "a"])
  }

  @Test func `a connection that broke fails, unless all had ended`() {
    #expect(outcome(Self.event(Self.text("a")), error: .broken).failure?.kind == .network)
    #expect(outcome(Self.event(Self.text("a", Self.stop)), error: .broken).summary != nil)
  }

  // MARK: Parts and candidates

  @Test func `candidates are told apart by their index, of which 0 is not written`() {
    let body =
      Self.event(
        #"{"candidates":[{"content":{"parts":[{"text":"a"}]}},{"content":{"parts":[{"text":"b"}]},"index":1}]}"#
      )
      + Self.event(
        #"{"candidates":[{"content":{"parts":[{"text":"B"}]},"finishReason":"STOP","index":1}]}"#)
      + Self.event(
        #"{"candidates":[{"index":2,"content":{"parts":[{"text":"c"}]}},{"content":{"parts":[{"text":"A"}]},"finishReason":"MAX_TOKENS"}]}"#
      )
    let outcome = outcome(body, choices: 3)
    #expect(outcome.content == [0: "aA", 1: "bB", 2: "c"])
    #expect(outcome.finish == [0: .length, 1: .stop])
    #expect(outcome.end == .truncated)
  }

  @Test(arguments: [
    (#"{"functionCall":{"name":"f","args":{}}}"#, "tool calls"),
    (#"{"inlineData":{"mimeType":"image/png","data":"AA=="}}"#, "images"),
    (#"{"inlineData":{"mimeType":"audio/wav","data":"AA=="}}"#, "audio"),
    (#"{"fileData":{"fileUri":"x"}}"#, "a file"),
    (#"{"executableCode":{"language":"PYTHON","code":"1"}}"#, "code that was run"),
    (#"{"codeExecutionResult":{"outcome":"OUTCOME_OK"}}"#, "code that was run"),
    (#"{"hologram":{"size":3}}"#, "hologram"),
  ])
  func `parts that are not text are left out, and told`(part: String, words: String) {
    let body = Self.event(Self.candidate(#"{"text":"a"},\#(part),{"text":"b"}"#, Self.stop))
    let outcome = outcome(body)
    #expect(outcome.content == [0: "ab"])
    #expect(outcome.summary?.leftOut == [words])
  }

  @Test(arguments: [
    #"{"thoughtSignature":"x"}"#, #"{"text":""}"#, #"{}"#, "null", "1",
    #"{"text":null,"thought":true}"#, #"{"inlineData":null}"#, #"{"videoMetadata":{}}"#,
  ])
  func `parts without anything are passed over`(part: String) {
    let outcome = outcome(Self.event(Self.candidate(part + #",{"text":"b"}"#, Self.stop)))
    #expect(outcome.content[0] == "b")
    #expect(outcome.summary?.leftOut == [])
  }

  @Test func `a thought is known wherever its mark stands`() {
    let parts =
      #"{"thought":true,"text":"a"},{"text":"b","thought":true},{"text":"c","thought":false}"#
    let outcome = outcome(Self.event(Self.candidate(parts, Self.stop)))
    #expect(outcome.reasoning == [0: "ab"])
    #expect(outcome.content == [0: "c"])
  }

  // MARK: Counts

  /// Trap: cached tokens are inside the prompt, thoughts are outside the candidates.
  @Test(arguments: [
    (
      #"{"promptTokenCount":50,"cachedContentTokenCount":40,"candidatesTokenCount":6,"thoughtsTokenCount":4,"totalTokenCount":60}"#,
      Usage(
        promptTokens: 50, completionTokens: 10, totalTokens: 60, cachedTokens: 40,
        reasoningTokens: 4)
    ),
    (
      #"{"promptTokenCount":50,"toolUsePromptTokenCount":7,"candidatesTokenCount":6,"totalTokenCount":63}"#,
      Usage(promptTokens: 57, completionTokens: 6, totalTokens: 63)
    ),
    // It ended while it thought: there are no candidates to count.
    (
      #"{"promptTokenCount":50,"thoughtsTokenCount":4,"totalTokenCount":54}"#,
      Usage(promptTokens: 50, completionTokens: 4, totalTokens: 54, reasoningTokens: 4)
    ),
    (#"{"promptTokenCount":5}"#, Usage(promptTokens: 5)),
  ])
  func `counts are read by Gemini's rule`(json: String, expected: Usage) {
    let first = #"{"promptTokenCount":1,"candidatesTokenCount":1,"totalTokenCount":2}"#
    let body =
      #"{"candidates":[{"content":{"parts":[{"text":"a"}]}}],"usageMetadata":\#(first)}"#
    let last = #"{"candidates":[{"finishReason":"STOP"}],"usageMetadata":\#(json)}"#
    // The last ones count.
    #expect(outcome(Self.event(body) + Self.event(last)).usage == expected)
  }

  // MARK: Errors inside a 200

  @Test(arguments: [
    event(#"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"#),
    #"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"#,
    #"[{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}]"#,
    event(#"[{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}]"#),
    "[\(text("a")),\n" + #"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}]"#,
    event(text("a"))
      + event(#"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"#),
    // Without an end of its event.
    event(text("a"), end: "\n")
      + #"{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"#,
  ])
  func `an error inside a 200 is an error, wherever it stands`(body: String) {
    let outcome = outcome(body)
    #expect(outcome.failure?.kind == .server)
    #expect(outcome.failure?.serverMessage == "overloaded")
    #expect(outcome.failure?.requestWasSent == true)
    #expect(outcome.content == (body.contains(#""text""#) ? [0: "a"] : [:]))
  }

  @Test func `a loss inside a 200 is a loss`() {
    let outcome = outcome(
      Self.event(
        #"{"error":{"code":403,"message":"CachedContent not found (or permission denied)","status":"PERMISSION_DENIED"}}"#
      ))
    #expect(outcome.failure?.kind == .contextLost)
  }

  @Test(arguments: [
    "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "OTHER", "IMAGE_SAFETY", "NEW_ONE",
  ])
  func `a prompt that was blocked is an error with words`(reason: String) {
    let json =
      #"{"promptFeedback":{"blockReason":"\#(reason)"},"usageMetadata":{"promptTokenCount":7,"totalTokenCount":7},"modelVersion":"m"}"#
    for body in [json, Self.event(json), "[\(json)]"] {
      let outcome = outcome(body)
      #expect(outcome.content == [:])
      #expect(outcome.failure?.kind == .moderation)
      #expect(
        outcome.failure?.message
          == "Moderation rejected the text (\(reason)): “the prompt was blocked”."
          + " Change the text and send again.")
    }
  }

  @Test func `what was found about a prompt that was not blocked says nothing`() {
    let json =
      #"{"promptFeedback":{"safetyRatings":[{"probability":"LOW"}]},"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]}"#
    #expect(outcome(Self.event(json)).summary != nil)
    #expect(
      outcome(
        Self.event(json)
          + Self.event(#"{"promptFeedback":{"blockReason":"BLOCK_REASON_UNSPECIFIED"}}"#)
      )
      .summary != nil)
  }

  @Test(arguments: ["", "{}", "[]", "null", #"{"candidates":[]}"#, "no JSON"])
  func `a body without a candidate breaks the API`(body: String) {
    #expect(outcome(body).failure?.kind == .protocolViolation)
  }

  @Test func `a web page is none of it`() {
    #expect(outcome("<html></html>").failure?.kind == .wrongBaseURL)
  }

  @Test func `a part that cannot be read is not passed over`() {
    let outcome = outcome(Self.event(Self.text("a", Self.stop)) + "data: {candidates}\n\n")
    #expect(outcome.content == [0: "a"])
    #expect(outcome.failure?.message.contains("could not be read") == true)
  }
}
