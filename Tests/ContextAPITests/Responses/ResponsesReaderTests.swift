import ChatModel
import FoundationEssentials
import Testing

@testable import ContextAPI

struct ResponsesReaderTests {
  private typealias Data = ResponsesTestData

  private func outcome(_ body: String) -> ResponsesOutcome { Data.outcome(body) }

  private static let reply =
    Data.created
    + Data.event("response.in_progress", Data.response("in_progress"))
    + Data.event(
      "response.output_item.added", #""item":{"type":"reasoning","id":"rs","summary":[]}"#)
    + Data.delta("why 今", of: "reasoning_summary_text")
    + Data.event("response.reasoning_summary_text.done", #""text":"why 今""#)
    + Data.event(
      "response.output_item.added", #""item":{"type":"message","role":"assistant","content":[]}"#)
    + Data.event(
      "response.content_part.added", #""part":{"type":"output_text","text":"","annotations":[]}"#)
    + Data.delta("H\u{e9}llo \\ud83d") + Data.delta("\\ude00 今") + ": keep-alive\n\n"
    + Data.delta("日")
    + Data.event("response.output_text.done", #""text":"Héllo 😀 今日""#)
    + Data.event(
      "response.content_part.done", #""part":{"type":"output_text","text":"Héllo 😀 今日"}"#)
    + Data.completed("Héllo 😀 今日")

  @Test func `a stream comes out the same however it is cut`() {
    let bytes = Array(Self.reply.utf8)
    let request = Data.request()
    let format = Data.format(.plain)
    let whole = outcome(Self.reply)
    #expect(whole.text == "Héllo 😀 今日")
    #expect(whole.reasoning == "why 今")
    #expect(whole.usage == Data.usage)
    #expect(whole.models == ["m-1"])
    #expect(whole.node == TurnNode(id: "resp_1"))
    #expect(whole.end == .finished(StreamSummary(usage: Data.usage, model: "m-1", id: "resp_1")))
    #expect(ResponsesOutcome(bytes.map { [$0] }, format: format, request: request) == whole)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(ResponsesOutcome(parts, format: format, request: request) == whole, "cut at \(cut)")
    }
  }

  @Test func `a stream that breaks off is never a whole reply`() throws {
    let bytes = Array(Self.reply.utf8)
    // Everything before the last event's closing brace; the line ends after it say nothing.
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
    for length in 0..<end {
      let outcome = ResponsesOutcome(
        [Array(bytes.prefix(length))], format: Data.format(.plain), request: Data.request())
      #expect(outcome.endings == 1)
      #expect(!outcome.isFinished, "\(length) bytes are a whole reply")
      #expect("Héllo 😀 今日".hasPrefix(outcome.text) || outcome.text.hasSuffix("\u{FFFD}"))
    }
    #expect(outcome(String(decoding: bytes.prefix(end + 1), as: UTF8.self)).isFinished)
  }

  private static let whole =
    #"{"id":"resp_1","object":"response","created_at":1800000000,"status":"completed","model":"m-1","error":null,"incomplete_details":null,"#
    + #""text":{"format":{"type":"text"}},"output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"one"},{"type":"summary_text","text":"two"}]},"#
    + #"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"今\ud83d\ude00"},{"type":"output_text","text":"!"}]}],"#
    + #""previous_response_id":null,"store":true,"usage":{"input_tokens":3,"output_tokens":4}}"#

  @Test func `a whole reply comes out the same however it is cut`() {
    let bytes = Array(("\u{FEFF}\n" + Self.whole).utf8)
    let whole = ResponsesOutcome([bytes], format: Data.format(.plain), request: Data.request())
    #expect(whole.text == "今😀!")
    #expect(whole.reasoning == "one\n\ntwo")
    #expect(whole.usage == Usage(promptTokens: 3, completionTokens: 4))
    #expect(whole.isFinished)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(
        ResponsesOutcome(parts, format: Data.format(.plain), request: Data.request()) == whole,
        "cut at \(cut)")
    }
    for length in 0..<(bytes.count - 1) {
      let part = ResponsesOutcome(
        [Array(bytes.prefix(length))], format: Data.format(.plain), request: Data.request())
      #expect(part.failure != nil, "\(length) bytes are a reply")
    }
  }

  // MARK: Texts

  @Test func `the response at the end repeats the text, and is not added again`() {
    #expect(outcome(Data.delta("ab") + Data.delta("c") + Data.completed("abc")).text == "abc")
    #expect(outcome(Data.delta("ab") + Data.completed("abc")).text == "abc")
    #expect(outcome(Data.delta("ab") + Data.completed("trimmed")).text == "ab")
    #expect(outcome(Data.delta("ab") + Data.completed("")).text == "ab")
  }

  @Test func `a server that sends no pieces is read from its last events`() {
    #expect(outcome(Data.created + Data.completed("abc")).text == "abc")
    let done = Data.event("response.output_text.done", #""text":"abc""#)
    #expect(outcome(done + Data.completed("abc")).text == "abc")
    #expect(outcome(done).text == "abc")
    #expect(outcome(done).end == .truncated)
    #expect(outcome(Data.delta("a") + done.replacing("abc", with: "a") + done).text == "aabc")
  }

  @Test func `parts of a summary are parted`() {
    let part = Data.event("response.reasoning_summary_text.done", #""text":"x""#)
    let type = "reasoning_summary_text"
    let body =
      Data.delta("one", of: type) + part + Data.delta("two", of: type) + part
      + Data.completed("x")
    #expect(outcome(body).reasoning == "one\n\ntwo")
  }

  @Test(arguments: [
    "reasoning_text", "reasoning_summary_text", "reasoning", "reasoning_summary",
  ])
  func `reasoning has several names`(type: String) {
    let outcome = outcome(Data.delta("why", of: type) + Data.delta("x") + Data.completed("x"))
    #expect(outcome.reasoning == "why")
    #expect(outcome.text == "x")
  }

  @Test func `reasoning in a text is folded`() {
    let outcome = outcome(
      Data.delta("<think>\\nhm") + Data.delta("</think>\\n\\nyes")
        + Data.completed("<think>\\nhm</think>\\n\\nyes"))
    #expect(outcome.reasoning == "hm")
    #expect(outcome.text == "yes")
  }

  @Test func `a refusal is a text with a reason`() {
    let streamed = outcome(
      Data.delta("I can", of: "refusal") + Data.delta("not", of: "refusal")
        + Data.event("response.refusal.done", #""refusal":"I cannot""#)
        + Data.event(
          "response.completed",
          Data.response(
            "completed",
            #""output":[{"type":"message","content":[{"type":"refusal","refusal":"I cannot"}]}]"#)))
    #expect(streamed.text == "I cannot")
    #expect(streamed.finish == .refusal)
    #expect(streamed.isFinished)
    let whole = outcome(
      #"{"status":"completed","output":[{"type":"message","content":[{"type":"refusal","refusal":"No"}]}]}"#
    )
    #expect(whole.text == "No")
    #expect(whole.finish == .refusal)
  }

  @Test func `what is not text is named`() {
    let items =
      #"{"type":"function_call","name":"f"},{"type":"image_generation_call"},{"type":"message","content":[{"type":"output_audio"},{"type":"output_text","text":"x"}]}"#
    let body =
      Data.event("response.output_item.added", #""item":{"type":"function_call","name":"f"}"#)
      + Data.event("response.completed", Data.response("completed", #""output":[\#(items)]"#))
    let outcome = outcome(body)
    #expect(outcome.text == "x")
    #expect(outcome.leftOut == ["function call", "image generation call", "output audio"])
  }

  @Test(arguments: [
    #"{"type":"response.doubao_app_call.in_progress","x":{"delta":"no"}}"#,
    #"{"type":"response.web_search_call.searching"}"#,
    #"{"type":"response.function_call_arguments.delta","delta":"{}"}"#,
    #"{"type":"response.output_text.annotation.added","annotation":{}}"#, #"{"type":"ping"}"#,
    #"{"type":"codex.rate_limits","message":"fine"}"#, "null", "{}",
    #"{"type":"response.reasoning_summary_part.added","part":{"type":"summary_text","text":""}}"#,
  ])
  func `an event that is not known says nothing`(event: String) {
    let outcome = outcome(
      Data.delta("a") + "data: \(event)\n\n" + Data.delta("b") + Data.completed("ab"))
    #expect(outcome.text == "ab")
    #expect(outcome.isFinished)
  }

  // MARK: Ends

  @Test(arguments: [
    ("max_output_tokens", FinishReason.Meaning.length), ("content_filter", .filter),
  ])
  func `an incomplete response is a reply with a reason`(
    reason: String, meaning: FinishReason.Meaning
  ) {
    let details = #""incomplete_details":{"reason":"\#(reason)"}"#
    let streamed = outcome(
      Data.delta("a") + Data.event("response.incomplete", Data.response("incomplete", details)))
    let whole = outcome(
      #"{"status":"incomplete",\#(details),"output":[{"type":"message","content":"a"}]}"#)
    for outcome in [streamed, whole] {
      #expect(outcome.text == "a")
      #expect(outcome.finish?.meaning == meaning)
      #expect(outcome.isFinished)
    }
  }

  @Test func `an incomplete response without a known reason is told`() {
    for details in [#""incomplete_details":null"#, #""incomplete_details":{"reason":"tea"}"#] {
      let outcome = outcome(
        Data.delta("a") + Data.event("response.incomplete", Data.response("incomplete", details)))
      #expect(outcome.failure?.kind == .protocolViolation)
      #expect(outcome.text == "a")
    }
  }

  @Test func `a cancelled response is a failure`() {
    let streamed = outcome(
      Data.delta("a") + Data.event("response.cancelled", Data.response("cancelled")))
    #expect(streamed.failure?.serverMessage == "finish_reason: cancelled")
    #expect(streamed.text == "a")
    #expect(outcome(#"{"status":"cancelled","output":[]}"#).failure != nil)
  }

  @Test(arguments: [
    Data.event(
      "response.failed",
      Data.response("failed", #""error":{"code":"server_error","message":"boom"}"#)),
    Data.event("error", #""code":"server_error","message":"boom","param":null"#),
    #"data: {"type":"error","status":500,"error":{"code":"server_error","message":"boom"}}"#
      + "\n\n",
    #"data: {"error":{"code":"server_error","message":"boom"}}"# + "\n\n",
    #"data: {"type":"response.in_progress","error":{"code":"server_error","message":"boom"}}"#
      + "\n\n",
    "event: error\ndata: {\"code\":\"server_error\",\"message\":\"boom\"}\n\n",
  ])
  func `a failure keeps what came before it`(failure: String) {
    for after in ["", "data: [DONE]\n\n", Data.completed("b")] {
      let outcome = outcome(Data.created + Data.delta("kept") + failure + after)
      #expect(outcome.text == "kept")
      #expect(outcome.failure?.kind == .server)
      #expect(outcome.failure?.code == "server_error")
      #expect(outcome.failure?.serverMessage == "boom")
      #expect(outcome.failure?.requestWasSent == true)
    }
  }

  @Test(arguments: [
    #"{"status":"failed","error":{"code":"rate_limit_exceeded","message":"slow"},"output":[]}"#,
    #"{"error":{"code":"rate_limit_exceeded","message":"slow"}}"#,
    #"{"id":"resp_1","object":"response","error":{"code":"rate_limit_exceeded","message":"slow"},"output":[]}"#,
  ])
  func `a whole reply that is an error is one`(body: String) {
    #expect(outcome(body).failure?.kind == .rateLimited(canClear: true))
    #expect(outcome(body).failure?.serverMessage == "slow")
  }

  @Test func `a failure without words is one`() {
    let body = Data.event("response.failed", Data.response("failed", #""error":null"#))
    #expect(outcome(body).failure?.serverMessage == "status: failed")
    #expect(outcome("data: {\"type\":\"error\"}\n\n").failure?.kind == .server)
  }

  @Test func `a stream needs no DONE, and DONE is no end`() {
    #expect(outcome(Data.delta("a") + Data.completed("a")).isFinished)
    #expect(outcome(Data.delta("a") + Data.completed("a") + "data: [DONE]\n\n").isFinished)
    #expect(outcome(Data.delta("a") + "data: [DONE]\n\n").end == .truncated)
    #expect(outcome(Data.created).end == .truncated)
    #expect(outcome(#"{"status":"in_progress","output":[]}"#).end == .truncated)
  }

  @Test func `nothing after the end counts`() {
    let body = Data.completed("a") + "data: {broken\n\n" + Data.delta("b")
    #expect(outcome(body).text == "a")
    #expect(outcome(body).isFinished)
  }

  @Test func `a part that cannot be read is told`() {
    let outcome = outcome(Data.delta("a") + "data: {sk-secret\n\n" + Data.completed("a"))
    #expect(outcome.failure?.message.contains("{(key)") == true)
    #expect(outcome.text == "a")
  }

  @Test(arguments: [
    ("", "an empty body"), ("{}", "JSON without output"),
    ("data: hello\n\n", "events that are not JSON"),
    (#"{"object":"chat.completion","choices":[]}"#, "JSON without output"),
  ])
  func `what is no reply breaks the protocol, and says what came`(body: String, words: String) {
    #expect(outcome(body).failure?.kind == .protocolViolation)
    #expect(outcome(body).failure?.serverMessage == words)
  }

  @Test func `a web page is a wrong base URL`() {
    #expect(outcome("<!doctype html>").failure?.kind == .wrongBaseURL)
  }
}
