import ChatModel
import Testing

@testable import CompletionReading

/// Events around and between the chunks of a reply.
@Suite struct EventTests {
  private func outcome(_ body: String) -> (text: String, reader: CompletionReader) {
    var reader = CompletionReader()
    var text = ""
    for news in [reader.feed(Array(body.utf8)), reader.finish()] {
      for delta in news.deltas { text += delta.content }
    }
    return (text, reader)
  }

  private static func chunk(_ text: String, _ more: String = "") -> String {
    #"{"choices":[{"index":0,"delta":{"content":"\#(text)"}\#(more)}]}"#
  }
  private static let stop = chunk("", #","finish_reason":"stop""#)

  @Test(arguments: [
    "data: [DONE]\n\n", "data:[DONE]\n", "data: \"[DONE]\"\n\n", "[DONE]\n",
    "data: data: [DONE]\n\n",
    "data: [DONE]", "event: done\ndata: [DONE]\n\n", "data: {}[DONE]\n\n",
  ])
  func `The end mark ends a reply, whatever follows`(mark: String) {
    let (text, reader) = outcome(
      "data: \(Self.chunk("a"))\n\n\(mark)\ndata: \(Self.chunk("b"))\n\n")
    #expect(text == "a")
    #expect(reader.isOver && reader.end == .finished)
  }

  @Test(arguments: [
    ("id: 7\nretry: 100\n", 0), (": comment\n", 0), ("meta: {\"a\":1}\n", 0),
    ("x-request-id: 5\n", 0),
    ("trace_id2: x\n", 0), ("event: ping\ndata: pong\n\n", 0), ("event: heartbeat\ndata: x\n\n", 0),
    ("event: keep-alive\ndata: {bad\n\n", 0), ("event: KeepAlive\ndata: .\n\n", 0),
    ("data:\n\n", 0), ("data: null\n\n", 0), ("data: {}\n\n", 0), ("event:\n\n", 0),
    ("data: oops\n\n", 1), ("oops\n", 1), ("Error: gone\n", 1), ("failed: x\n", 1),
    ("my-exception: x\n", 1), ("a name too long to be that of a field: x\n", 1), ("X: y\n", 1),
    ("event: delta\ndata: oops\n\n", 1), ("data: 5\n\ndata: \"x\"\n\n", 2), ("user data: x\n", 1),
  ])
  func `What lies between chunks is known, or is counted as unreadable`(lines: String, count: Int) {
    let body = "data: \(Self.chunk("a"))\n\n\(lines)\ndata: \(Self.stop)\n\ndata: [DONE]\n\n"
    let (text, reader) = outcome(body)
    #expect(text == "a", "\(lines)")
    #expect(reader.unreadableCount == count, "\(lines)")
    #expect((reader.end == .finished) == (count == 0), "\(lines)")
  }

  @Test(arguments: [
    ("event: error\ndata: gone\n\n", "gone"), ("event: Error\ndata: {\"a\":1}\n\n", "{\"a\":1}"),
    ("event: error\ndata: {\"message\":\"gone\"}\n\n", "gone"),
    ("data: {\"message\":\"gone\"}\nevent: error\n\n", "gone"),
    ("event: error\ndata: {\"error\":{\"message\":\"gone\"}}\n\n", "gone"),
    ("event: error\ndata: {\"broken\": \n\n", "{\"broken\":"),
    ("event: error\ndata: \"gone\"\n\n", "\"gone\""), ("event: error\ndata: 500", "500"),
  ])
  func `An event that calls itself an error is one, in any form`(event: String, message: String) {
    let (text, reader) = outcome("data: \(Self.chunk("a"))\n\n\(event)")
    #expect(text == "a")
    guard case .failed(.said(let body)) = reader.end else {
      Issue.record("\(reader.end) for \(event)")
      return
    }
    #expect(body.message == message)
  }

  @Test func `The type of an event does not reach the next one`() {
    let (_, reader) = outcome(
      "event: error\n\ndata: \(Self.chunk("a"))\n\nevent: ping\n\ndata: oops\n\ndata: \(Self.stop)\n\n"
    )
    #expect(reader.unreadableCount == 1)
    #expect(reader.end == .failed(.unreadable(count: 1, first: "oops")))
  }

  @Test func `The first part that could not be read is kept, and not all of it`() {
    let long = String(repeating: "x", count: 5000)
    let (_, reader) = outcome("data: \(Self.stop)\n\ndata: \(long)\n\ndata: second\n\n")
    #expect(
      reader.end == .failed(.unreadable(count: 2, first: String(repeating: "x", count: 2000))))
  }

  @Test(arguments: [
    (#"{"choices":[{"delta":{"content":"a\"#, "a"),
    (#"{"choices":[{"delta":{"content":"a\u00e"#, "a"),
    (#"{"choices":[{"delta":{"content":"a\\"#, #"a\"#),
    (#"{"choices":[{"delta":{"content":"a\ud83d"#, "a\u{FFFD}"),
    (#"{"choices":[{"delta":{"content":"a"#, "a"),
    (#"{"choices":[{"delta":{"content":"a","x":[{"#, "a"),
    (#"{"choices":[{"delta":{"content":"{[a"#, "{[a"), (#"{"choices":[{"delta":{"con"#, ""),
    (#"{"choices":[{"delta":{"content":"#, ""), (#"{"choices":[{"delta":{"content":tr"#, ""),
  ])
  func `The text of a chunk that breaks off with the connection is kept`(part: String, text: String)
  {
    let found = outcome("data: \(Self.chunk("x"))\n\ndata: \(part)")
    #expect(found.text == "x" + text, "\(part)")
    #expect(found.reader.end == .truncated, "\(part)")
  }

  @Test func `A line that begins a new value ends the one before it`() {
    let (text, reader) = outcome(
      "data: {\"choices\":[{\"delta\":\ndata: \(Self.chunk("b"))\n\ndata: \(Self.stop)\n\n")
    #expect(text == "b")
    #expect(reader.unreadableCount == 1)
  }
}
