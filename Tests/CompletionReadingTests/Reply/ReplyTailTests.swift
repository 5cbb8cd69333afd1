import ChatModel
import Testing

@testable import CompletionReading

struct ReplyTailTests {
  private static func chunk(_ text: String, _ finish: String = "null") -> String {
    "data: {\"choices\":[{\"delta\":{\"content\":\"\(text)\"},\"finish_reason\":\(finish)}]}\n\n"
  }
  private static let stop = chunk("", "\"stop\"")
  private static let usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9}}\n\n"

  /// What is waited for after each of some pieces of a body.
  private func waits(_ pieces: String..., choices: Int = 1) -> [Double?] {
    var reader = CompletionReader(expectedChoices: choices)
    var tail = ReplyTail()
    return pieces.map {
      let news = reader.feed(Array($0.utf8))
      return tail.wait(after: news, isComplete: reader.isComplete)
    }
  }

  @Test func `the end is waited for from the last word on, and anew after counts`() {
    let wait = ReplyTail.wait
    #expect(waits(Self.chunk("a"), Self.stop, Self.usage) == [nil, wait, wait])
    #expect(waits(Self.chunk("a", "\"length\"")) == [wait])
  }

  @Test func `comments and heartbeats do not lengthen it`() {
    let noise = [": keep-alive\n\n", "data: {}\n\n", "data: {\"message\":\"alive\"}\n\n", "\n"]
    for noise in noise {
      #expect(waits(noise, Self.stop, noise, noise) == [nil, ReplyTail.wait, nil, nil], "\(noise)")
    }
  }

  @Test func `before each choice has ended, any silence is one`() {
    let second = Self.stop.replacing("{\"delta\"", with: "{\"index\":1,\"delta\"")
    let first = Self.stop.replacing("{\"delta\"", with: "{\"index\":0,\"delta\"")
    #expect(waits(first, ": x\n", second, choices: 2) == [nil, nil, ReplyTail.wait])
    #expect(waits(Self.chunk("a"), ": x\n") == [nil, nil])
    // A part that could not be read: the reply is not whole.
    #expect(waits("data: oops\n\n", Self.stop) == [nil, nil])
    #expect(waits(Self.stop, "data: oops\n\n") == [ReplyTail.wait, .infinity])
  }

  @Test func `a server that goes on after its last word is waited for as before`() {
    let end = Self.chunk("b", "\"stop\"")
    #expect(waits(end, end, ": x\n", Self.usage) == [ReplyTail.wait, .infinity, nil, nil])
  }
}
