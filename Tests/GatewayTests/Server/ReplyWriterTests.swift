import FoundationEssentials
import Testing

@testable import Gateway

@Suite struct ReplyWriterTests {
  private static let writer = ReplyWriter(id: "chatcmpl-1", model: "m", created: 7)

  private func event(_ part: ReplyPart) throws -> String {
    String(decoding: try #require(Self.writer.event(part)), as: UTF8.self)
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

  @Test func `Choices add up to one usage`() {
    var usage = TokenUsage(prompt: 10, cached: 4, completion: 3, reasoning: 1)
    usage.add(choice: TokenUsage(prompt: 10, cached: 10, completion: 5, reasoning: 2))
    #expect(usage == TokenUsage(prompt: 10, cached: 4, completion: 8, reasoning: 3))
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
