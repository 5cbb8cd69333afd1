import Basics
import ChatModel
import Testing

@testable import CompletionReading

/// Bodies that are cut at every place, and bodies that end at every place.
@Suite struct ReplyBodyReaderTests {
  private struct Outcome: Equatable {
    var content = ""
    var reasoning = ""
    var end = CompletionEnd.truncated
  }

  private func outcome(_ parts: [ArraySlice<UInt8>], isOrderly: Bool = true) -> Outcome {
    var reader = CompletionReader()
    var outcome = Outcome()
    func take(_ news: CompletionNews) {
      for delta in news.deltas where delta.index == 0 {
        outcome.content += delta.content
        outcome.reasoning += delta.reasoning
      }
    }
    for part in parts { take(reader.feed(Array(part))) }
    take(reader.finish(isOrderly: isOrderly))
    outcome.end = reader.end
    return outcome
  }

  private static let bodies: [String] = [
    // Events, with all kinds of line ends, a comment, and a name of a server's own.
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"He\"}}]}\r\n\r\n: beat\r\n"
      + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"llo \\ud83d\\ude00 \\u00e9\\\\\"}}]}\n\n"
      + "event: ping\ndata: {}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
      + "data: [DONE]\n\n",
    // Reasoning between tags in the text.
    "data: {\"choices\":[{\"delta\":{\"content\":\"<think>\\nwhy\"}}]}\n\n"
      + "data: {\"choices\":[{\"delta\":{\"content\":\" not</think>\\n\\nyes ✓\"},\"finish_reason\":\"stop\"}]}\n\n"
      + "data: [DONE]\n\n",
    // Lines of JSON without fields.
    "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n{\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n",
    // A whole reply for a stream, on several lines, behind a byte order mark.
    "\u{FEFF}{\n  \"choices\": [\n    {\"index\": 0, \"message\": {\"content\": \"whole \\\"text\\\" 文\",\n"
      + "     \"reasoning_content\": \"because\"}, \"finish_reason\": \"stop\"}\n  ]\n}\n",
    // A line end inside a value.
    "data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"split\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
    // An error in the middle.
    "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\ndata: {\"error\":{\"message\":\"out of memory\"}}\n\n",
  ]

  @Test(arguments: bodies)
  func `Wherever the network cuts a body, the reply is the same`(body: String) {
    let bytes = Array(body.utf8)
    let whole = outcome([bytes[...]])
    #expect(!whole.content.isEmpty)
    #expect(outcome(bytes.indices.map { bytes[$0...$0] }) == whole, "byte by byte")
    for cut in bytes.indices {
      #expect(outcome([bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: bodies)
  func `Wherever a body breaks off, no text is invented and the end is not taken for a good one`(
    body: String
  ) {
    let bytes = Array(body.utf8)
    let whole = outcome([bytes[...]])
    for end in bytes.indices {
      for isOrderly in [true, false] {
        let part = outcome([bytes[..<end]], isOrderly: isOrderly)
        // Half a character may show as one that is not there.
        let text = part.content.filter { $0 != "\u{FFFD}" }
        let thoughts = part.reasoning.filter { $0 != "\u{FFFD}" }
        // What may have become a tag is text as long as it is not whole.
        let ofTags = ["<think>\nwhy not</think>", "why not</think>"]
        #expect(
          (whole.content.hasPrefix(text) || ofTags[0].hasPrefix(text))
            && (whole.reasoning.hasPrefix(thoughts) || ofTags[1].hasPrefix(thoughts)),
          "broken off at \(end): \(part)")
        if part.end == .finished { #expect(part.content == whole.content, "at \(end)") }
      }
    }
  }

  @Test(arguments: [
    "", " ", "\n\n\n", ": beat\n\n", "data:\n\n", "data: [DONE]\n\n",
    "<html><body>502</body></html>", "[", "{", "\"",
    "data: \u{0}\n\n", "data: {\"choices\":\n\n", "\u{FEFF}",
    "data: " + String(repeating: "[", count: 5000) + "\n\n",
    String(repeating: "{\"a\":", count: 5000), "retry: 5\nid: 7\n\n",
    "event: error\ndata: gone\n\n",
    "data: {\"choices\":[{\"delta\":{\"content\":None}}]}\n\n",
    "data: {\"choices\":{\"0\":{}}}\n\n",
    "data: {\"choices\":[null,1,\"x\",[]]}\n\n", "{\"choices\":[{\"message\":null}]}",
  ])
  func `No body without a reply gives one`(body: String) {
    let bytes = Array(body.utf8)
    let whole = outcome([bytes[...]])
    #expect(whole.content.isEmpty && whole.reasoning.isEmpty)
    #expect(outcome(bytes.indices.map { bytes[$0...$0] }) == whole)
  }

  @Test func `Bytes at random never trap, and are the same in any pieces`() {
    var random = SplitMix(seed: 7)
    let alphabet =
      Array("data: {}[]\",:\\u0d8e\n\r<think>/choicesdeltacontent0".utf8) + [
        0x00, 0xEF, 0xBB, 0xFF,
      ]
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let whole = outcome([bytes[...]])
      #expect(outcome(bytes.indices.map { bytes[$0...$0] }) == whole, "\(bytes)")
    }
  }
}
