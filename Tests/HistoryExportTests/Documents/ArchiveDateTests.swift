import ChatModel
import FoundationEssentials
import HistoryStore
import Testing

@testable import HistoryExport

@Suite struct ArchiveDateTests {
  @Test(arguments: [
    (0.0, "2001-01-01T00:00:00Z"), (817_624_373.25, "2026-11-29T05:52:53.25Z"),
    (817_624_373.0413365, "2026-11-29T05:52:53.0413365Z"), (-0.5, "2000-12-31T23:59:59.5Z"),
    (-978_307_200, "1970-01-01T00:00:00Z"), (817_624_373.001, "2026-11-29T05:52:53.001Z"),
  ])
  func `A date is ISO 8601 with no more decimals than it takes`(seconds: Double, text: String) {
    let date = Date(timeIntervalSinceReferenceDate: seconds)
    #expect(ArchiveDate.text(date) == text)
    #expect(ArchiveDate.date(text) == date)
  }

  @Test func `Every date comes back exactly`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let date = Date(
        timeIntervalSinceReferenceDate: .random(in: -1e9...2e9, using: &generator))
      let text = ArchiveDate.text(date)
      #expect(text.flatMap(ArchiveDate.date) == date, "\(date.timeIntervalSinceReferenceDate)")
    }
  }

  @Test(arguments: [
    "2026-01-31T09:05:12+08:00", "2026-01-31T01:05:12Z", "2026-01-31T01:05:12.000000Z",
  ])
  func `Other spellings of a moment are read`(text: String) {
    #expect(ArchiveDate.date(text) == ArchiveDate.date("2026-01-31T01:05:12Z"))
  }

  @Test(arguments: ["", "yesterday", "2026-01-31", "2026-13-41T00:00:00Z", "2026-01-31T01:05:12.Z"])
  func `What is not a date is none`(text: String) {
    #expect(ArchiveDate.date(text) == nil)
  }

  @Test(arguments: [Double.infinity, .nan, 1e300])
  func `What no text can say is written as a number`(seconds: Double) {
    #expect(ArchiveDate.text(Date(timeIntervalSinceReferenceDate: seconds)) == nil)
  }

  /// As version 1 wrote it: dates as numbers, phases in two layers.
  private func old(_ archive: ConversationArchive, _ ending: TurnEnding) throws -> String {
    let text = String(decoding: try JSONEncoder().encode([archive]), as: UTF8.self)
    let word = "\"phase\":\"\(ending.rawValue)\""
    let place = try #require(text.firstRange(of: word))
    return "{\"ctxchat\":1,\"history\":"
      + text.replacingCharacters(
        in: place, with: "\"phase\":{\"ended\":{\"_0\":\"\(ending.rawValue)\"}}") + "}"
  }

  @Test(arguments: TurnEnding.allCases)
  func `An export of version 1 is read as it was meant`(ending: TurnEnding) throws {
    var full = Sample.full
    full.phase = .ended(ending)
    let archive = Sample.archive([full])
    let bytes = Array(try old(archive, ending).utf8)
    let read = try ArchiveDocument(bytes, name: "old.json")
    #expect(read.history == [archive])
    let text = try read.text()
    #expect(text.contains("\"phase\" : \"\(ending.rawValue)\"") && !text.contains("_0"))
    #expect(text.contains("\"createdAt\" : \"2026-"))
  }
}
