import ChatModel
import Testing

@testable import CompletionReading

/// A content that is not a text: parts of every kind that servers send.
@Suite struct ContentPartTests {
  /// The texts in a content, and what was left out.
  private func read(_ content: String) -> (delta: ChoiceDelta?, leftOut: [String]) {
    var reader = ChunkReader()
    let chunk = #"{"choices":[{"delta":{"content":\#(content)}}]}"#
    let finding = Array(chunk.utf8).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      return reader.read(&json)
    }
    #expect(finding == .content)
    return (reader.takeNews(isFinal: true).deltas.first, reader.leftOut)
  }

  @Test(arguments: [
    (#""a""#, "a", ""), (#"["a","b"]"#, "ab", ""), (#"[["a"],[["b"]]]"#, "ab", ""),
    (#"{"text":"a"}"#, "a", ""),
    (#"[{"type":"text","text":"a"},{"type":"text","text":"b"}]"#, "ab", ""),
    (#"{"type":"output_text","content":"a"}"#, "a", ""), (#"{"text":{"value":"a"}}"#, "a", ""),
    (#"{"text":[{"text":"a"},{"content":"b"},"c",null,1]}"#, "abc", ""),
    (#"[{"type":"thinking","thinking":"w"},{"type":"text","text":"a"}]"#, "a", "w"),
    (#"[{"type":"thinking","thinking":[{"type":"text","text":"w"}]}]"#, "", "w"),
    (#"[{"type":"reasoning","text":"w"}]"#, "", "w"), (#"[{"reasoning":"w"},"a"]"#, "a", "w"),
    (#"[{"type":"redacted_thinking","text":"w"}]"#, "", "w"),
    (#"[null,"a"]"#, "a", ""), (#"true"#, "true", ""), (#"-1.5"#, "-1.5", ""), (#"12"#, "12", ""),
  ])
  func `Every part with a text gives it`(content: String, text: String, reasoning: String) {
    let found = read(content)
    #expect(found.delta == ChoiceDelta(content: text, reasoning: reasoning), "\(content)")
    #expect(found.leftOut.isEmpty)
  }

  @Test(arguments: [
    (#"[{"type":"image_url","image_url":{"url":"x"}}]"#, ["image_url"]),
    (#"[{"type":"a"},{"type":"b"},{"type":"a"}]"#, ["a", "b"]),
    (#"[1]"#, ["a part that is not text"]),
    (#"[true,false]"#, ["a part that is not text"]), (#"{"type":"\u001b[31m\n x"}"#, ["[31m x"]),
    (#"[null,{},[],{"type":"text"}]"#, []), (#"{"text":""}"#, []),
  ])
  func `A part without a text is named once`(content: String, leftOut: [String]) {
    let found = read(content)
    #expect(found.delta == nil, "\(content)")
    #expect(found.leftOut == leftOut, "\(content)")
  }

  @Test func `A refusal among the parts is the reply's end`() {
    var reader = CompletionReader()
    _ = reader.feed(
      Array(
        #"{"choices":[{"message":{"content":[{"type":"refusal","refusal":"No."}]},"finish_reason":"stop"}]}"#
          .utf8))
    let news = reader.finish()
    #expect(news.deltas == [ChoiceDelta(content: "No.", finishReason: .refusal)])
    #expect(reader.end == .finished)
  }

  @Test(arguments: [
    (#""tool_calls":[{"id":"1"}]"#, ["tool calls"]),
    (#""function_call":{"name":"f"}"#, ["tool calls"]),
    (#""tool_calls":[],"function_call":null"#, []), (#""audio":{"id":"a"}"#, ["audio"]),
    (#""images":[{}],"audio":null"#, ["images"]), (#""annotations":[{"url":"x"}]"#, []),
    (#""tool_calls":"x","tool_calls":[1]"#, ["tool calls"]),
  ])
  func `Members beside the content that are not text are named once`(
    members: String, leftOut: [String]
  ) {
    var reader = ChunkReader()
    let chunk = #"{"choices":[{"delta":{"content":"a",\#(members)}}]}"#
    _ = Array(chunk.utf8).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      return reader.read(&json)
    }
    #expect(reader.leftOut == leftOut)
    #expect(reader.takeNews().deltas == [ChoiceDelta(content: "a")])
  }

  @Test func `No more than sixteen kinds of part are named`() {
    let parts = (0..<40).map { #"{"type":"kind \#($0)"}"# }.joined(separator: ",")
    #expect(read("[\(parts)]").leftOut.count == 16)
  }

  @Test(
    arguments: [
      (#"{"total":100,"cache":20,"processed":50}"#, 0.5), (#"{"total":4,"processed":9}"#, 1),
      (#"{"total":"10","processed":"1"}"#, 0.1), (#"{"processed":0,"total":8,"x":[1]}"#, 0),
      (#"{"total":0,"processed":0}"#, nil), (#"{"total":5}"#, nil), (#"{"processed":5}"#, nil),
      (#"{"total":-5,"processed":1}"#, nil), ("null", nil), ("[]", nil), ("0.5", nil),
      (#"{"total":null,"processed":null}"#, nil),
    ] as [(String, Double?)])
  func `llama.cpp's progress is a share of the prompt, told once`(json: String, share: Double?) {
    var reader = CompletionReader()
    let chunk = #"data: {"choices":[{"delta":{"role":"assistant"}}],"prompt_progress":\#(json)}"#
    #expect(reader.feed(Array((chunk + "\n\n").utf8)).promptShare == share)
    #expect(reader.feed(Array("data: {}\n\n".utf8)).promptShare == nil)
  }
}
