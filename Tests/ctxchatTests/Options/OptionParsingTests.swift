import ArgumentParser
import ChatModel
import HistoryExport
import Testing

@testable import ctxchat

@Suite struct OptionParsingTests {
  @Test(arguments: [
    ("3600", 3600), ("90m", 5400), ("24h", 86_400), ("7d", 604_800), ("1w", 604_800),
    ("1d12h", 129_600), ("3600s", 3600), ("2H", 7200), ("0", 0),
  ])
  func `A time to live is seconds or has units`(text: String, seconds: Int) throws {
    #expect(try OptionParsing.timeToLive(text) == seconds)
  }

  @Test(arguments: [
    "", "h", "1x", "1.5h", "-1h", "1h30", " 1h", "١٢h", "99999999999999999999",
    "9223372036854775807w",
    "9223372036854775807s1w",
  ])
  func `Anything else is a usage error`(text: String) {
    #expect(throws: ValidationError.self) { try OptionParsing.timeToLive(text) }
  }

  @Test(arguments: [
    ("last:4096", TruncationStrategy.lastHistoryTokens(4096)), ("last:0", .lastHistoryTokens(0)),
    ("rolling", .rollingTokens(maxWindow: nil, rollingWindow: nil)),
    ("rolling:32768", .rollingTokens(maxWindow: 32768, rollingWindow: nil)),
    ("rolling:32768:4096", .rollingTokens(maxWindow: 32768, rollingWindow: 4096)),
  ])
  func `A truncation is a name and its numbers`(text: String, strategy: TruncationStrategy) throws {
    #expect(try OptionParsing.truncation(text) == strategy)
  }

  @Test(arguments: [
    "", "last", "last:", "last:x", "last:1:2", "rolling:1:2:3", "first:1", "rolling:",
  ])
  func `Another truncation is a usage error that shows the right ones`(text: String) {
    let error = #expect(throws: ValidationError.self) { try OptionParsing.truncation(text) }
    #expect(error?.message.contains("last:4096") == true)
  }

  @Test func `A mode is one of the API's two`() throws {
    #expect(try OptionParsing.mode("session") == .session)
    #expect(try OptionParsing.mode("common_prefix") == .commonPrefix)
    for text in ["unknown", "Session", ""] {
      #expect(throws: ValidationError.self) { try OptionParsing.mode(text) }
    }
  }

  @Test func `A format goes by its ending or its name`() throws {
    #expect(try OptionParsing.format("md") == .markdown)
    #expect(try OptionParsing.format("Markdown") == .markdown)
    #expect(try OptionParsing.format("JSON") == .json)
    #expect(throws: ValidationError.self) { try OptionParsing.format("pdf") }
  }
}
