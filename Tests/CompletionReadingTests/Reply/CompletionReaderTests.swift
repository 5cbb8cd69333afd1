import ChatModel
import Testing

@testable import CompletionReading

struct CompletionReaderTests {
  /// What was made of a body.
  struct Outcome: Equatable {
    var content: [Int: String] = [:]
    var reasoning: [Int: String] = [:]
    var finish: [Int: String] = [:]
    var usage: Usage?
    var leftOut: [String] = []
    var end: CompletionEnd?

    /// The server's words for why it failed.
    var failureWords: String? {
      guard case .failed(.said(let body)) = end else { return nil }
      return body.message
    }

    /// A reply of one choice.
    static func reply(
      _ content: String, reasoning: String = "", finish: String? = "stop",
      usage: Usage? = nil, leftOut: [String] = [], end: CompletionEnd = .finished
    ) -> Outcome {
      Outcome(
        content: [0: content], reasoning: [0: reasoning],
        finish: finish.map { [0: $0] } ?? [:], usage: usage, leftOut: leftOut, end: end)
    }
  }

  static func outcome(_ chunks: [[UInt8]], choices: Int = 1) -> Outcome {
    var reader = CompletionReader(expectedChoices: choices)
    var outcome = Outcome()
    func take(_ news: CompletionNews) {
      for delta in news.deltas {
        outcome.content[delta.index, default: ""] += delta.content
        outcome.reasoning[delta.index, default: ""] += delta.reasoning
        if let reason = delta.finishReason { outcome.finish[delta.index] = reason.rawValue }
      }
      if let usage = news.usage { outcome.usage = usage }
    }
    for chunk in chunks where !reader.isOver { take(reader.feed(chunk)) }
    take(reader.finish())
    outcome.leftOut = reader.leftOut
    outcome.end = reader.end
    return outcome
  }

  /// The outcome of a body; it must not depend on how the network cut it.
  private func outcome(_ body: String, choices: Int = 1) -> Outcome {
    let bytes = Array(body.utf8)
    let whole = Self.outcome([bytes], choices: choices)
    #expect(Self.outcome(bytes.map { [$0] }, choices: choices) == whole)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(Self.outcome(parts, choices: choices) == whole, "cut at \(cut)")
    }
    return whole
  }

  private static func chunk(_ text: String, _ more: String = "") -> String {
    #"{"choices":[{"index":0,"delta":{"content":"\#(text)"}\#(more)}]}"#
  }
  private static let stop = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
  private static let a = chunk("Hello ")
  private static let b = chunk("there")

  private static func event(_ data: String) -> String { "data: \(data)\n\n" }
  private static let done = event("[DONE]")

  @Test(arguments: [
    (["<think>a", "-b", "c</think>d"], "abc", "d"), (["-a", "<think>b</think>c"], "ab", "c"),
    (["<think>", "-a", "b", "-c", "</think>", "d"], "abc", "d"), (["-a", "b", "-c"], "ac", "b"),
    (["<think>a</think>b", "-c", "d"], "ac", "bd"), (["<thi", "-a", "nk>b</think>"], "ab", ""),
  ])
  func `Reasoning in a member and between tags keeps its order, however much came at once`(
    pieces: [String], reasoning: String, reply: String
  ) {
    let chunks = pieces.map { piece in
      guard piece.hasPrefix("-") else { return Self.chunk(piece) }
      return #"{"choices":[{"index":0,"delta":{"reasoning_content":"\#(piece.dropFirst())"}}]}"#
    }
    let body = (chunks + [Self.stop, "[DONE]"]).map(Self.event).joined()
    #expect(outcome(body) == .reply(reply, reasoning: reasoning))
  }

  // MARK: Nothing dropped

  static let shapes: [String] = [
    events(a, b, stop, "[DONE]"),
    // One line end between events, and none at all between values.
    "data: \(a)\ndata: \(b)\ndata: \(stop)\ndata: [DONE]\n",
    "data: \(a)\ndata: \(b)\n\ndata: \(stop)\n\n",
    events("\(a)\(b)\(stop)"),
    events("\(a) \(b)\t\(stop)"),
    "data: \(a)\(b)\ndata: \(stop)[DONE]",
    // Lines of JSON.
    "\(a)\n\(b)\n\(stop)\n",
    "\(a)\r\n\(b)\r\n\(stop)",
    "\u{FEFF}\(a)\n\n\(b)\n\n\(stop)\n[DONE]\n",
    ": hi\n\(a)\n\(b)\n\(stop)\n",
    "data: \(a)\n\n\(b)\ndata: \(stop)\n\n",
    // The name of the field twice.
    events("data: \(a)", "data:\(b)", stop, "data: [DONE]"),
    // One value over several lines.
    "data: {\ndata: \"choices\": [\ndata: \(a.dropFirst(12).dropLast(2))\ndata: ]\ndata: }\n\n\(events(b, stop))",
    events(a.replacing(#""delta":"#, with: "\n\"delta\":"), b, stop),
    // A list of chunks.
    events("[\(a),\(b)]", "[\(stop)]", "[DONE]"),
    // In an envelope.
    events(
      #"{"code":0,"message":"Success","sid":"x",\#(a.dropFirst())"#,
      #"{\#(b.dropFirst().dropLast()),"code":"200","msg":"ok"}"#, stop),
    events(#"{"code":0,"msg":"success","data":\#(a)}"#, #"{"result":\#(b)}"#, stop),
    events(#"{"output":\#(a),"request_id":"r"}"#, #"{"output":\#(b)}"#, stop),
    // Signs of life.
    "event: ping\n"
      + events(
        #"{"type":"ping","message":"alive"}"#, a, #"{"status":"queued","msg":"place 3"}"#, "{}",
        "null", b, #"{"message":"still here"}"#, stop),
    "data: \(a)\n\nevent: heartbeat\ndata: ok\n\ndata: \(b)\n\ndata: \(stop)\n\n",
    "data: \(a)\n\nretry: 1\nid: 4\nmeta: x\ndata: \(b)\n\ndata: \(stop)\n\n",
    // Whole replies for streams.
    whole("Hello there"),
    "{\n \"choices\":[{\"message\":{\"content\":\"Hello there\"},\n\"finish_reason\":\"stop\"}]\n}\n",
    events(whole("Hello there")),
    // Words that say nothing, then one that does.
    events(
      chunk("Hello ", #","finish_reason":"null""#), chunk("there", #","finish_reason":"""#), stop),
    events(chunk("Hello ", #","finish_reason":"stop""#), b),
    // Texts in other places.
    events(
      #"{"choices":[{"index":0,"delta":"Hello "}]}"#,
      #"{"choices":[{"index":0,"text":"there","finish_reason":"stop"}]}"#),
    events(
      #"{"choices":[{"delta":{"content":[{"type":"text","text":"Hello "},"the"]}}]}"#,
      #"{"choices":[{"delta":{"content":{"type":"text","text":{"value":"re"}}}}]}"#, stop),
    // Indices that rise though one reply was asked for.
    events(
      a, b.replacing(#""index":0"#, with: #""index":1"#),
      stop.replacing(#""index":0"#, with: #""index":500"#)),
    events(a.replacing(#""index":0"#, with: #""index":-1"#), b, stop),
    // The same once more.
    events(a, b, whole("Hello there")),
    events(a, b, whole("Hello there", object: "chat.completion")),
    events(a, b, whole("Hello there\\n")),
    events(a, whole("Hello there")),
    events(
      a,
      #"{"choices":[{"delta":{"content":""},"finish_reason":"stop","message":{"content":"Hello there"}}]}"#
    ),
    events(
      #"{"choices":[{"delta":{"content":"Hello "},"message":{"content":"Hello "}}]}"#,
      #"{"choices":[{"message":{"content":"there"},"delta":{"content":"there"},"finish_reason":"stop"}]}"#
    ),
    events(#"{"choices":[{"message":{"content":"Hello "}}]}"#, whole("there")),
    events(
      chunk("Hello"), chunk(" the"), chunk("re"),
      chunk("Hello there", #","finish_reason":"stop""#)),
  ]

  /// A reply in one piece.
  private static func whole(_ text: String, object: String = "") -> String {
    #"{"object":"\#(object)","choices":[{"index":0,"message":{"content":"\#(text)"},"finish_reason":"stop"}]}"#
  }

  /// A stream of events with these data.
  private static func events(_ data: String...) -> String { data.map(event).joined() }

  @Test(arguments: shapes)
  func `a reply comes whole and once in every shape`(body: String) {
    #expect(outcome(body) == .reply("Hello there"), "\(body)")
  }

  @Test func `what repeats itself is not taken for a repetition`() {
    let ha = Self.event(Self.chunk("ha"))
    #expect(
      outcome(ha + ha + Self.event(Self.chunk("haha", #","finish_reason":"stop""#)))
        == .reply("hahahaha"))
    let line = Self.event(Self.chunk("\\n"))
    #expect(outcome(line + line + Self.event(Self.stop)) == .reply("\n\n"))
  }

  @Test func `a whole that says something else is kept`() {
    let body =
      Self.event(Self.a)
      + Self.event(#"{"choices":[{"message":{"content":"Sorry."},"finish_reason":"stop"}]}"#)
    #expect(outcome(body) == .reply("Hello Sorry."))
  }

  @Test(arguments: [
    #"{"delta":{"reasoning_content":"why","content":null}}"#,
    #"{"delta":{"reasoning":"why"}}"#, #"{"delta":{"reasoning_text":"why"}}"#,
    #"{"delta":{"reasoning_content":null,"reasoning":"why"}}"#,
    #"{"delta":{"reasoning":"why","reasoning_content":"why"}}"#,
    #"{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"why"}]}]}}"#,
    #"{"delta":{"content":[{"type":"reasoning","text":"why"}]}}"#,
    #"{"delta":{"content":"<think>\nwhy</think>\n\n"}}"#,
  ])
  func `reasoning is told apart from the reply`(choice: String) {
    let body = Self.event("{\"choices\":[\(choice)]}") + Self.event(Self.b) + Self.event(Self.stop)
    #expect(outcome(body) == .reply("there", reasoning: "why"))
  }

  @Test func `reasoning in the text, sent whole once more without it, comes once`() {
    let body =
      Self.event(Self.chunk("<think>\\nwhy")) + Self.event(Self.chunk("</think>\\n\\nHello"))
      + Self.event(
        #"{"choices":[{"message":{"content":"Hello","reasoning_content":""},"finish_reason":"stop"}]}"#
      )
    #expect(outcome(body) == .reply("Hello", reasoning: "why"))
  }

  @Test(arguments: [
    (#"{"delta":{"refusal":"I cannot."}}"#, "I cannot."),
    (#"{"delta":{"content":null,"refusal":"I cannot.","role":"assistant"}}"#, "I cannot."),
    (#"{"delta":{"content":"Well. ","refusal":"I cannot."}}"#, "Well. I cannot."),
    (#"{"message":{"content":null,"refusal":"I cannot."}}"#, "I cannot."),
    (#"{"delta":{"content":[{"type":"refusal","refusal":"I cannot."}]}}"#, "I cannot."),
  ])
  func `a refusal is the text, and called one`(choice: String, text: String) {
    let refusal = Self.event("{\"choices\":[\(choice)]}")
    #expect(outcome(refusal + Self.event(Self.stop)) == .reply(text, finish: "refusal"))
    #expect(outcome(refusal + Self.done) == .reply(text, finish: "refusal"))
    // A stream that breaks off is no less broken off.
    let cut = outcome(refusal + ": no more\n")
    #expect(cut.content == [0: text] && cut.end != .failed(.unfit("")))
  }

  @Test(arguments: [
    (#"{"delta":{"tool_calls":[{"index":0}]}}"#, "tool calls"),
    (#"{"delta":{"function_call":{"name":"f"}}}"#, "tool calls"),
    (#"{"delta":{"audio":{"data":"x"}}}"#, "audio"),
    (#"{"delta":{"content":[{"type":"image_url","image_url":{"url":"u"}}]}}"#, "image_url"),
  ])
  func `what is no text is told`(choice: String, words: String) {
    let body = Self.event(Self.b) + Self.event("{\"choices\":[\(choice)]}") + Self.event(Self.stop)
    #expect(outcome(body) == .reply("there", leftOut: [words]))
  }

  @Test func `lone surrogates and bytes that are no text become U+FFFD`() {
    var bytes = Array("data: {\"choices\":[{\"delta\":{\"content\":\"a\\ud83d".utf8)
    bytes += [0xFF] + Array("b\"}}]}\n\n".utf8) + Array((Self.event(Self.stop)).utf8)
    for cut in bytes.indices {
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(Self.outcome(parts) == .reply("a\u{FFFD}\u{FFFD}b"))
    }
  }

  @Test func `several choices stay apart when several were asked for`() {
    let body =
      Self.event(
        #"{"choices":[{"index":1,"delta":{"content":"b"}},{"delta":{"content":"a"},"index":0}]}"#)
      + Self.event(#"{"choices":[{"index":1,"delta":{},"finish_reason":"length"}]}"#)
      + Self.event(Self.stop)
    let outcome = outcome(body, choices: 2)
    #expect(outcome.content == [0: "a", 1: "b"])
    #expect(outcome.finish == [0: "stop", 1: "length"])
    #expect(outcome.end == .finished)
  }

  // MARK: What cannot be read

  @Test(arguments: [
    ("data: oops\n\n", 1, "oops"), ("data: {not json\n\n", 1, "{not json"),
    ("upstream reset the stream\n", 1, "upstream reset"), ("data: \"words\"\n\n", 1, "\"words\""),
    ("data: 5\n\ndata: x\n\n", 2, "5"), ("error: lost\n", 1, "error: lost"),
    ("data: {\"choices\":[{\"delta\":{\"content\":\n\n", 1, "{\"choices\""),
  ])
  func `a part that cannot be read is counted and shown`(noise: String, count: Int, first: String) {
    let body = Self.event(Self.a) + noise + Self.event(Self.b) + Self.event(Self.stop) + Self.done
    let outcome = outcome(body)
    #expect(outcome.content == [0: "Hello there"])
    guard case .failed(.unreadable(let told, let beginning)) = outcome.end else {
      Issue.record("\(String(describing: outcome.end))")
      return
    }
    #expect(told == count && beginning.hasPrefix(first))
  }

  @Test func `text before a fault in an event is kept, and so are the events after it`() {
    let broken = Self.chunk("lost?").dropLast(2) + "}]"
    let body = "data: \(broken)\ndata: \(Self.a)\ndata: \(Self.b)\ndata: \(Self.stop)\n"
    let outcome = outcome(body)
    #expect(outcome.content == [0: "lost?Hello there"])
    guard case .failed(.unreadable(1, _)) = outcome.end else {
      Issue.record("\(String(describing: outcome.end))")
      return
    }
  }

  // MARK: Endings

  static let endings: [(String, CompletionEnd)] = [
    (event(a), .truncated),
    (event(a) + "data: {\"choices\":[{\"del", .truncated),
    (event(chunk("Hello ", #","finish_reason":"null""#)), .truncated),
    (event(chunk("Hello ", #","finish_reason":"null""#)) + done, .finished),
    (event(a) + done, .finished),
    (
      event(chunk("Hello ", #","finish_reason":"sings""#)) + done,
      .failed(.unknownReason("sings"))
    ),
    (event(chunk("Hello ", #","finish_reason":"sings""#)), .failed(.unknownReason("sings"))),
    (
      event(chunk("Hello ", #","finish_reason":"abort""#)) + event(stop)
        + done, .failed(.failureReason("abort"))
    ),
    (#"{"choices":[{"message":{"content":"Hello "},"finish_reason":null}]}"#, .finished),
    (
      #"{"choices":[{"message":{"content":"Hello "},"finish_reason":"OTHER"}]}"#,
      .failed(.failureReason("OTHER"))
    ),
    (
      #"{"choices":[{"message":{"content":"Hello "#,
      .failed(.unfit("incomplete or malformed JSON"))
    ),
  ]

  @Test(arguments: endings)
  func `an ending is earned`(body: String, end: CompletionEnd) {
    let outcome = outcome(body)
    #expect(outcome.content == [0: "Hello "])
    #expect(outcome.end == end)
  }

  static let failures: [String] = [
    event(
      #"{"error":{"code":502,"message":"gone"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"#
    ),
    event(
      #"{"choices":[{"delta":{"content":""},"finish_reason":"stop","error":{"message":"gone","code":"502"}}]}"#
    ),
    event(#"{"choices":[{"delta":{"error":{"message":"gone","code":"502"}}}]}"#),
    event(stop) + event(#"{"error":{"code":"502","message":"gone"}}"#),
    event(#"{"error":{"code":"502","message":{"text":"gone","message":"gone"}}}"#),
    event(#"{"error":{"code":"502","message":"{\"error\":{\"message\":\"gone\"}}"}}"#),
    event(#"{"error":"{\"code\":502,\"message\":\"gone\"}"}"#),
    event(#"{"object":"error","message":"gone","code":502}"#),
    event(#"{"success":false,"code":502,"msg":"gone"}"#),
    event(#"{"code":"502","message":"gone","sid":"x"}"#),
    event(#"{"base_resp":{"status_code":502,"status_msg":"gone"},"choices":null}"#),
    event(#"{"error_code":502,"error_msg":"gone"}"#),
    event(#"{"status":"error","code":502,"detail":"gone"}"#),
    event(#"{"response":{"error":{"code":"502","message":"gone"}}}"#),
    event(#"{"errors":[{"code":502,"message":"gone"}]}"#),
    "event: error\n" + event(#"{"code":"502","message":"gone"}"#),
    "data: {\"code\":\"502\",\"message\":\"gone\"}\nevent: error\n\n",
    "\(#"{"error":{"code":502,"message":"gone"}}"#)\n",
  ]

  @Test(arguments: failures)
  func `an error anywhere is one, whatever stands beside it`(failing: String) {
    for end in ["", Self.done, Self.event(Self.stop) + Self.done] {
      let outcome = outcome(Self.event(Self.a) + failing + end)
      #expect(outcome.content == [0: "Hello "])
      guard case .failed(.said(let body)) = outcome.end else {
        Issue.record("\(String(describing: outcome.end)) for \(failing)")
        return
      }
      #expect(body.message == "gone" && body.code == "502", "\(body) for \(failing)")
    }
  }

  /// Errors in the middle that do not call themselves one, as FastAPI, Azure's gateway, RFC 9457, Volcengine and Apigee
  /// write them.
  @Test(arguments: [
    #"{"detail":"gone"}"#, #"{"detail":[{"loc":["body"],"msg":"gone","type":"x"}]}"#,
    #"{"statusCode":429,"message":"gone"}"#, #"{"status":500,"title":"gone","instance":"/v1"}"#,
    #"{"type":"about:blank","title":"Bad","status":502,"detail":"gone"}"#,
    #"{"ResponseMetadata":{"RequestId":"r","Error":{"Code":"X","Message":"gone"}}}"#,
    #"{"fault":{"faultstring":"gone","detail":{"errorcode":"X"}}}"#,
  ])
  func `an event of the shape of an error ends the reply, and what came before it stays`(
    failing: String
  ) {
    for end in ["", Self.done, Self.event(Self.stop) + Self.done] {
      let outcome = outcome(Self.event(Self.a) + Self.event(failing) + end)
      #expect(outcome.content == [0: "Hello "])
      #expect(outcome.failureWords == "gone", "\(failing)")
    }
    #expect(outcome(failing).failureWords == "gone")
  }

  @Test(arguments: [#"{"message":"gone"}"#, #"{"msg":"gone","id":"x"}"#])
  func `words that nothing follows are why the reply has no end`(words: String) {
    let body = Self.event(Self.a) + Self.event(words)
    #expect(outcome(body).failureWords == "gone")
    #expect(outcome(body + Self.done).failureWords == "gone")
    #expect(
      outcome(body + Self.event(#"{"usage":{"prompt_tokens":1}}"#) + Self.done).failureWords
        == "gone")
    #expect(outcome(body + Self.event(Self.b) + Self.done) == .reply("Hello there", finish: nil))
    #expect(outcome(body + Self.event(Self.stop) + Self.done) == .reply("Hello "))
    #expect(outcome(Self.event(Self.stop) + body) == .reply("Hello "))
  }

  @Test(arguments: [
    #"{"type":"ping","message":"alive"}"#, #"{"status":"queued","msg":"place 3"}"#,
    #"{"status":"queued","detail":"place 3"}"#, #"{"code":0,"message":"ok"}"#,
    #"{"statusCode":200,"message":"OK"}"#, #"{"event":"end","reason":"stop"}"#,
    #"{"base_resp":{"status_code":0,"status_msg":""}}"#, #"{"title":"A talk"}"#,
    #"{"ResponseMetadata":{"RequestId":"r"}}"#, #"{"choices":[],"message":"soon"}"#, "{}",
    #"{"choices":[{"delta":{"content":""}}],"message":"soon","detail":"x"}"#, #"{"fault":null}"#,
    #"{"usage":{"prompt_tokens":1}}"#,
  ])
  func `what is no error is none at the end either`(harmless: String) {
    for end in ["", Self.event(Self.b), Self.event(Self.stop)] {
      let outcome = outcome(Self.event(Self.a) + Self.event(harmless) + end + Self.done)
      #expect(outcome.end == .finished, "\(harmless)")
    }
    let ping = "event: ping\n" + Self.event(#"{"message":"alive"}"#)
    #expect(outcome(Self.event(Self.a) + ping + Self.done).end == .finished)
  }

  @Test(arguments: [
    event(#"{"message":"gone"}"#), event(#"{"detail":"gone"}"#) + done, #"{"detail":"gone"}"#,
    #"{"id":"x","choices":null,"base_resp":{"status_code":1004,"status_msg":"gone"}}"#,
    "event: error\ndata: gone\n\n", "event: error\ndata: gone",
  ])
  func `words without a reply are why there is none`(body: String) {
    guard case .failed(.said(let said)) = outcome(body).end else {
      Issue.record("no failure: \(body)")
      return
    }
    #expect(said.message == "gone")
  }

  @Test(arguments: [
    (#"{"input_tokens":9,"output_tokens":2}"#, Usage(promptTokens: 9, completionTokens: 2)),
    (#"{"prompt_tokens":9,"completion_tokens":2}"#, Usage(promptTokens: 9, completionTokens: 2)),
  ])
  func `counts are found beside the choices, in them, and in an envelope`(
    counts: String, usage: Usage
  ) {
    for body in [
      Self.event(Self.b) + Self.event(Self.stop)
        + Self.event("{\"choices\":[],\"usage\":\(counts)}"),
      Self.event(Self.b)
        + Self.event(
          #"{"choices":[{"delta":{},"finish_reason":"stop","usage":\#(counts)}],"usage":null}"#),
      Self.event(Self.b) + Self.event(Self.stop) + Self.event(#"{"x_groq":{"usage":\#(counts)}}"#),
    ] {
      #expect(outcome(body) == .reply("there", usage: usage))
    }
  }
}
