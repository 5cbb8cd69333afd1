import ChatModel
import Testing

@testable import CompletionReading

struct ChunkReaderTests {
  private func news(_ chunks: String..., choices: Int = 1) -> CompletionNews {
    var reader = ChunkReader(expectedChoices: choices)
    for chunk in chunks {
      let finding = Array(chunk.utf8).withUnsafeBytes { reader.read($0) }
      #expect(finding == .content)
    }
    return reader.takeNews()
  }

  private func finding(_ text: String) -> ReplyFinding {
    var reader = ChunkReader()
    return Array(text.utf8).withUnsafeBytes { reader.read($0) }
  }

  @Test func `the deltas of several chunks are merged`() {
    #expect(
      news(
        #"{"choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"},"finish_reason":null}]}"#,
        #"{"choices":[{"index":0,"delta":{"role":"assistant","content":"lo"}}]}"#,
        #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}"#)
        == CompletionNews(deltas: [ChoiceDelta(content: "Hello", finishReason: .stop)]))
  }

  @Test(arguments: [
    #"{"choices":[{"delta":{"content":"x"}}]}"#,
    #"{"choices":[{"delta":{"content":"x"},"index":0}]}"#,
    #"{"choices":[{"index":null,"delta":{"content":"x"}}]}"#,
    #"{"choices":[{"index":"0","delta":{"content":"x"}}]}"#,
    #"{"choices":[{"message":{"role":"assistant","content":"x"}}]}"#,
    #"{"choices":[{"index":0,"delta":{"content":[{"type":"text","text":"x"}]}}]}"#,
    #" { "choices" : [ { "index" : 0 , "delta" : { "content" : "x" , "tool_calls" : null } } ] } "#,
    #"{"choices":[{"index":0,"delta":{"content":"\u0078"},"logprobs":{"content":[{"token":"y"}]}}]}"#,
  ])
  func `a delta is found in every form`(chunk: String) {
    #expect(news(chunk) == CompletionNews(deltas: [ChoiceDelta(content: "x")]))
  }

  @Test(arguments: [
    "{}", #"{"choices":[]}"#, #"{"choices":null}"#, #"{"choices":[null]}"#, #"{"choices":{}}"#,
    #"{"choices":[{}]}"#, #"{"choices":[{"index":0,"delta":null}]}"#,
    #"{"choices":[{"index":0,"delta":{"content":null}}]}"#,
    #"{"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}"#,
    #"{"choices":[{"index":0,"delta":{"content":""},"finish_reason":""}]}"#,
    #"{"choices":[],"error":null,"usage":null,"model":null}"#, #"{"usage":[]}"#, "[]", "null",
    #"{"usage":{}}"#, #"{"usage":{"cost":0.1,"prompt_tokens":null}}"#,
  ])
  func `what says nothing gives no news`(chunk: String) {
    #expect(news(chunk) == CompletionNews())
  }

  @Test func `choices are distinguished, by place where they have no index`() {
    #expect(
      news(
        #"{"choices":[{"index":1,"delta":{"content":"b"}},{"index":0,"delta":{"content":"a"}}]}"#,
        #"{"choices":[{"index":1,"delta":{"content":"B"},"finish_reason":"length"}]}"#, choices: 2)
        == CompletionNews(deltas: [
          ChoiceDelta(index: 1, content: "bB", finishReason: .length),
          ChoiceDelta(index: 0, content: "a"),
        ]))
    #expect(
      news(#"{"choices":[{"message":{"content":"a"}},{"message":{"content":"b"}}]}"#, choices: 2)
        == CompletionNews(deltas: [
          ChoiceDelta(index: 0, content: "a"), ChoiceDelta(index: 1, content: "b"),
        ]))
  }

  @Test(arguments: [
    #"{"choices":[{"index":999999999,"delta":{"content":"x"}}]}"#,
    #"{"choices":[{"index":-1,"delta":{"content":"x"}}]}"#,
  ])
  func `an index that was not requested is none`(chunk: String) {
    for choices in [1, 2] {
      #expect(news(chunk, choices: choices) == CompletionNews(deltas: [ChoiceDelta(content: "x")]))
    }
  }

  @Test func `a number is text where text belongs`() {
    #expect(
      news(#"{"choices":[{"index":0,"delta":{"content":5.0}}]}"#)
        == CompletionNews(deltas: [ChoiceDelta(content: "5.0")]))
  }

  @Test(arguments: ["reasoning_content", "reasoning"])
  func `reasoning is kept apart`(name: String) {
    #expect(
      news(#"{"choices":[{"index":0,"delta":{"content":"","\#(name)":"why"}}]}"#)
        == CompletionNews(deltas: [ChoiceDelta(reasoning: "why")]))
  }

  @Test func `reasoning that comes under two names counts once`() {
    #expect(
      news(#"{"choices":[{"delta":{"reasoning_content":"why","reasoning":"why"}}]}"#)
        == CompletionNews(deltas: [ChoiceDelta(reasoning: "why")]))
  }

  @Test func `cumulative usage is reported when it changes, the last one counts`() {
    var reader = ChunkReader()
    func read(_ completion: Int) -> CompletionNews {
      let chunk = #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":\#(completion)}}"#
      _ = Array(chunk.utf8).withUnsafeBytes { reader.read($0) }
      return reader.takeNews()
    }
    #expect(read(1) == CompletionNews(usage: Usage(promptTokens: 5, completionTokens: 1)))
    #expect(read(1) == CompletionNews())
    #expect(read(3) == CompletionNews(usage: Usage(promptTokens: 5, completionTokens: 3)))
    #expect(reader.usage?.totalTokens == 8)
  }

  @Test(arguments: [
    (
      #"{"prompt_tokens":64,"completion_tokens":13,"total_tokens":77,"prompt_tokens_details":{"cached_tokens":50},"completion_tokens_details":{"reasoning_tokens":3}}"#,
      Usage(
        promptTokens: 64, completionTokens: 13, totalTokens: 77, cachedTokens: 50,
        reasoningTokens: 3)
    ),
    (
      #"{"prompt_tokens":"64","completion_tokens":13.0}"#,
      Usage(promptTokens: 64, completionTokens: 13)
    ),
    (
      #"{"prompt_tokens":1,"prompt_tokens_details":null,"completion_tokens_details":[],"other":{"a":[1]}}"#,
      Usage(promptTokens: 1)
    ),
    (#"{"prompt_tokens":-5,"completion_tokens":null,"total_tokens":true}"#, Usage(promptTokens: 0)),
    (
      #"{"input_tokens":100,"output_tokens":5,"input_tokens_details":{"cached_tokens":64},"output_tokens_details":{"reasoning_tokens":2}}"#,
      Usage(promptTokens: 100, completionTokens: 5, cachedTokens: 64, reasoningTokens: 2)
    ),
    (
      #"{"prompt_tokens":9,"completion_tokens":1,"prompt_cache_hit_tokens":4,"prompt_cache_miss_tokens":5}"#,
      Usage(promptTokens: 9, completionTokens: 1, cachedTokens: 4)
    ),
    (
      #"{"prompt_tokens":9,"completion_tokens":1,"total_tokens":10,"cached_tokens":8}"#,
      Usage(promptTokens: 9, completionTokens: 1, cachedTokens: 8)
    ),
    (
      #"{"input_tokens":10,"cache_read_input_tokens":80,"cache_creation_input_tokens":10,"output_tokens":3}"#,
      Usage(promptTokens: 100, completionTokens: 3, cachedTokens: 80)
    ),
    (
      #"{"prompt_tokens":100,"cache_read_input_tokens":80,"cache_creation_input_tokens":10,"completion_tokens":3}"#,
      Usage(promptTokens: 100, completionTokens: 3, cachedTokens: 80)
    ),
    (
      #"{"promptTokenCount":50,"cachedContentTokenCount":40,"candidatesTokenCount":6,"thoughtsTokenCount":4,"totalTokenCount":60}"#,
      Usage(promptTokens: 50, completionTokens: 10, cachedTokens: 40, reasoningTokens: 4)
    ),
    (
      #"{"prompt_tokens":1e400,"completion_tokens":99999999999999999999}"#,
      Usage(promptTokens: 1 << 53, completionTokens: 1 << 53)
    ),
  ])
  func `usage is read leniently, and adds up without overflow`(json: String, expected: Usage) {
    #expect(news("{\"usage\":\(json)}") == CompletionNews(usage: expected))
    #expect(news("{\"choices\":[{\"usage\":\(json)}]}") == CompletionNews(usage: expected))
    #expect((expected + expected).totalTokens ?? 0 >= 0)
  }

  @Test func `the model is reported once, and again when it changes`() {
    var reader = ChunkReader()
    var models: [String?] = []
    for model in ["a", "a", "b", "b"] {
      _ = Array(#"{"id":"i","model":"\#(model)"}"#.utf8).withUnsafeBytes { reader.read($0) }
      models.append(reader.takeNews().model)
    }
    #expect(models == ["a", nil, "b", nil])
    #expect(reader.id == "i")
  }

  @Test(arguments: [
    (#"{"error":{"code":"X","message":"m"}}"#, ErrorBody(code: "X", message: "m")),
    (#"{"error":"m"}"#, ErrorBody(message: "m", type: "m")),
    (#"{"error":{"code":500,"message":"m"},"choices":[]}"#, ErrorBody(code: "500", message: "m")),
    (#"[{"error":{"message":"m"}}]"#, ErrorBody(message: "m")),
    (#"{"detail":"m"}"#, ErrorBody(message: "m")),
  ])
  func `errors are found`(json: String, body: ErrorBody) {
    #expect(finding(json) == .error(body))
  }

  @Test(arguments: [
    #"{"message":"m"}"#, #"{"status":"queued","detail":"m"}"#, #"{"type":"ping","msg":"m"}"#,
  ])
  func `words alone may be an error or not`(json: String) {
    #expect(
      finding(json) == .words(ErrorBody(message: "m", type: json.contains("ping") ? "ping" : nil)))
  }

  @Test(arguments: ["hello", "{not json", "\u{0}", "5", "\"text\"", #"{"a":1,}"#, "}"])
  func `a value that is not a JSON object is unreadable`(text: String) {
    #expect(finding(text) == .unreadable)
  }

  @Test func `every prefix of a chunk is harmless`() {
    let chunk = Array(
      #"{"id":"a","model":"m","choices":[{"delta":{"content":"x\ud83d\ude00"},"index":0,"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"prompt_tokens_details":{"cached_tokens":1}},"error":null}"#
        .utf8)
    for length in chunk.indices {
      var reader = ChunkReader()
      let finding = chunk[..<length].withUnsafeBytes { reader.read($0) }
      #expect(finding == .cutOff)
      #expect(reader.takeNews(isFinal: true).deltas.isEmpty)
    }
  }
}

extension ChunkReader {
  /// Takes the value that the bytes are.
  fileprivate mutating func read(_ bytes: UnsafeRawBufferPointer) -> ReplyFinding {
    var json = JSONScanner(bytes)
    return read(&json)
  }
}
