import Testing

@testable import Gateway

@Suite struct TextFrameTests {
  @Test(arguments: ["", "a", "\"quoted\" \\ \n\u{1}", "日本 👩‍👩‍👧", #""content":"""#])
  func `An event by the frame has the bytes that the whole object has`(_ text: String) throws {
    for name in ["m", "\"content\":\"\"", "a/b 模"] {
      let whole: JSONValue = [
        "choices": [["delta": ["content": .text(text), "role": "assistant"], "index": 2]],
        "model": .text(name),
      ]
      let empty: JSONValue = [
        "choices": [["delta": ["content": "", "role": "assistant"], "index": 2]],
        "model": .text(name),
      ]
      let frame = try #require(TextFrame(choice: 2, around: ReplyWriter.event(empty)))
      #expect(frame.event(with: text) == ReplyWriter.event(whole))
    }
  }

  @Test func `Without an empty text there is none`() {
    #expect(TextFrame(choice: 0, around: ReplyWriter.done) == nil)
    #expect(TextFrame(choice: 0, around: []) == nil)
  }

  @Test func `Choices and models do not mix`() {
    var writer = ReplyWriter(id: "c", model: "first", created: 1)
    func said(_ part: ReplyPart) -> String { String(decoding: writer.say(part), as: UTF8.self) }
    for choice in [0, 1, 0] {
      let event = said(.content(choice: choice, "x"))
      #expect(event.contains("\"index\":\(choice)") && event.contains(#""model":"first""#))
    }
    _ = said(.model("second"))
    #expect(said(.content(choice: 0, "x")).contains(#""model":"second""#))
  }
}
