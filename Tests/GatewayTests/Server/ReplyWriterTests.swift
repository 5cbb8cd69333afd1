import FoundationEssentials
import Testing

@testable import Gateway

@Suite struct ReplyWriterTests {
  private static let writer = ReplyWriter(id: "chatcmpl-1", model: "m", created: 7)

  private func event(_ part: ReplyPart) throws -> String {
    var writer = Self.writer
    return String(decoding: writer.say(part), as: UTF8.self)
  }

  @Test func `Chunks have the form of the API page`() throws {
    #expect(
      try event(.content(choice: 1, "a\"\n")) == """
        data: {"choices":[{"delta":{"content":"a\\"\\n","role":"assistant"},"index":1}],\
        "created":7,"id":"chatcmpl-1","model":"m","object":"chat.completion.chunk","usage":null}\n\n
        """)
    #expect(
      try event(.reasoning(choice: 0, "r")).contains(#""content":"","reasoning_content":"r""#))
    #expect(
      try event(.finish(choice: 0, "length")).contains(#""finish_reason":"length","index":0"#))
    let usage = try event(.usage(TokenUsage(prompt: 5, cached: 3, completion: 2, reasoning: 1)))
    #expect(usage.contains(#""choices":[]"#) && usage.contains(#""total_tokens":7"#))
  }

  @Test func `The model that serves a reply is named once it is known`() {
    var writer = Self.writer
    #expect(writer.say(.model("served")).isEmpty)
    let said = String(decoding: writer.say(.content(choice: 0, "a")), as: UTF8.self)
    #expect(said.contains(#""model":"served""#))
  }

  @Test(arguments: [
    "\u{2028}", "日本", "👩‍👩‍👧", "\u{0}\u{1F}", "\r\n\r\n", "data: [DONE]\n\n", "\\u0041",
  ])
  func `Any text survives, and no event is cut by it`(_ text: String) throws {
    let event = try event(.content(choice: 0, text))
    #expect(event.ranges(of: "\n").count == 2 && event.ranges(of: "\r").isEmpty)
    let json = try JSONDecoder().decode(
      JSONValue.self, from: Data(event.dropFirst(6).utf8))
    #expect(json["choices"]?.items.first?["delta"]?["content"]?.text == text)
  }

  private static let sums: [([TokenUsage?], TokenUsage?)] = [
    (
      [
        TokenUsage(prompt: 10, cached: 4, completion: 3, reasoning: 1),
        TokenUsage(prompt: 10, cached: 10, completion: 5, reasoning: 2),
      ], TokenUsage(prompt: 10, cached: 4, completion: 8, reasoning: 3)
    ),
    ([TokenUsage(total: 9)], TokenUsage(total: 9)), ([nil], nil), ([nil, nil], nil), ([], nil),
    // What one choice misses is missing of all.
    (
      [TokenUsage(prompt: 10, completion: 3, reasoning: 1), TokenUsage(prompt: 10, completion: 4)],
      TokenUsage(prompt: 10, completion: 7)
    ),
    ([nil, TokenUsage(prompt: 10, completion: 4)], TokenUsage(prompt: 10)),
    ([TokenUsage(prompt: 10, completion: 4), nil], TokenUsage(prompt: 10)),
    ([TokenUsage(total: 9), TokenUsage(total: 9)], nil),
  ]

  @Test(arguments: sums)
  func `Choices add up to one usage, as far as all of them are counted`(
    _ choices: [TokenUsage?], _ sum: TokenUsage?
  ) {
    #expect(TokenUsage.of(choices: choices) == sum)
  }

  @Test func `A usage has what was counted and nothing else`() {
    #expect(TokenUsage(total: 9).json == ["total_tokens": 9])
    #expect(TokenUsage(prompt: 4).json == ["prompt_tokens": 4])
    #expect(
      TokenUsage(prompt: 4, completion: 2, total: 7).json == [
        "prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 7,
      ])
    #expect(
      TokenUsage(prompt: 4, cached: 0, completion: 2).json == [
        "prompt_tokens": 4, "completion_tokens": 2, "total_tokens": 6,
        "prompt_tokens_details": ["cached_tokens": 0],
      ])
  }

  @Test func `A reply that nobody counted has no usage`() {
    let whole = Self.writer.completion([ReplyChoice(content: "a")], usage: nil)
    #expect(whole["usage"] == nil && whole["choices"]?.items.count == 1)
  }

  @Test(arguments: [
    (401, "Unauthorized"), (403, "Forbidden"), (404, "NotFound"), (429, "TooManyRequests"),
    (500, "InternalServerError"), (503, "InternalServerError"), (400, "BadRequest"),
    (413, "BadRequest"),
  ])
  func `Errors have code, message, param and type`(_ status: Int, _ type: String) {
    let body = GatewayError(status, "C", "M", param: "p").body["error"]
    #expect(body == ["code": "C", "message": "M", "param": "p", "type": .text(type)])
    #expect(GatewayError(status, "C", "M").body["error"]?["param"] == .null)
  }
}
