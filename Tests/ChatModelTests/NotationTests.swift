import Basics
import ChatModel
import FoundationEssentials
import Testing

/// Values that are written in the configuration and on the command line, read back.
@Suite struct NotationTests {
  @Test func `A lifetime that was written is read as the same`() {
    var numbers = SplitMix(seed: 4)
    let times = [0, 1, 59, 60, 3600, 86_400, 604_800, .max]
    for seconds in times + (0..<500).map({ _ in Int.random(in: 0...10_000_000, using: &numbers) }) {
      #expect(TimeToLive.seconds(TimeToLive.text(seconds)) == seconds)
    }
  }

  @Test(arguments: [
    " 24h", "24h ", "2 4h", "1.5h", "１h", "1h-", "h1", "1hh", "1h 30m", "+1h", "0x10", "1e3", "٣h",
    "1d12", "∞",
  ])
  func `What only looks like a lifetime is none`(text: String) {
    #expect(TimeToLive.seconds(text) == nil)
  }

  @Test func `Every API is read from its notation`() {
    #expect(Set(API.notations).count == API.notations.count)
    for notation in API.notations {
      #expect(API(notation: notation)?.notation == notation)
    }
    #expect(API(notation: "responses:plain") == .responses(.plain))
    #expect(API.words == ["context", "responses", "gemini", "chat"])
  }

  @Test(arguments: [
    "", ":", "Context", "context ", "context:ark", "chat:", "responses:", "responses:Ark",
    "responses:ark:openai", "gemini:plain",
  ])
  func `Other words are no API`(text: String) {
    #expect(API(notation: text) == nil)
  }

  @Test(arguments: [
    ("last:0", TruncationStrategy.lastHistoryTokens(0)), ("last:4096", .lastHistoryTokens(4096)),
    ("rolling", .rollingTokens(maxWindow: nil, rollingWindow: nil)),
    ("rolling:32768", .rollingTokens(maxWindow: 32_768, rollingWindow: nil)),
    ("rolling:32768:4096", .rollingTokens(maxWindow: 32_768, rollingWindow: 4096)),
  ])
  func `A truncation is read, and is the same after the API's own form`(
    notation: String, strategy: TruncationStrategy
  ) throws {
    #expect(TruncationStrategy(notation: notation) == strategy)
    let body = try JSONEncoder().encode(strategy)
    #expect(try JSONDecoder().decode(TruncationStrategy.self, from: body) == strategy)
  }

  @Test(arguments: [
    "", "last", "last:", "last:x", "last:1:2", "rolling:", "rolling::4096", "rolling:1:2:3",
    "Last:5", "last:1.5",
    "last:99999999999999999999", "other:1",
  ])
  func `Other words are no truncation`(notation: String) {
    #expect(TruncationStrategy(notation: notation) == nil)
  }
}
