import ChatModel
import FoundationEssentials
import Testing

@testable import HistoryExport

@Suite struct ExportTranscriptTests {
  @Test func `Only the visible branch is there, with its place among the others`() {
    let archive = Sample.archive(
      [
        Sample.turn("a"), Sample.turn("b", after: "a"), Sample.turn("b2", after: "a"),
        Sample.turn("c", after: "b2"),
      ], head: "c")
    let transcript = ExportTranscript(archive)
    #expect(transcript.entries.map(\.turn.id.rawValue) == ["a", "b2", "c"])
    #expect(transcript.entries.map(\.alternatives) == [1, 2, 1])
    #expect(transcript.entries.map(\.place) == [1, 2, 1])
  }

  @Test func `There is a seam where the context id changes`() {
    let archive = Sample.archive([
      Sample.turn("a"), Sample.turn("b", after: "a"),
      Sample.turn("c", after: "b", contextID: "ctx-2"),
      Sample.turn("d", after: "c", contextID: "ctx-2"),
    ])
    #expect(ExportTranscript(archive).entries.map(\.isSeam) == [false, false, true, false])
  }

  @Test func `A ring of parents ends, and a head that is not there shows nothing`() {
    var a = Sample.turn("a")
    a.parent = TurnID(rawValue: "b")
    let ring = Sample.archive([a, Sample.turn("b", after: "a")])
    #expect(ExportTranscript(ring).entries.count == 2)
    #expect(ExportTranscript(Sample.archive([a], head: "nowhere")).entries.isEmpty)
    #expect(ExportTranscript(Sample.archive([])).entries.isEmpty)
  }

  @Test(arguments: [
    (TurnEnding.complete, "answer", "complete"), (.complete, "", "an empty reply"),
    (.length, "answer", "cut at the length limit"), (.filtered, "answer", "cut by moderation"),
    (.refused, "answer", "refused by the model"),
    (.stopped, "answer", "stopped by the user"), (.truncated, "answer", "broken off"),
    (.failed, "", "failed"),
    (.unconfirmed, "", "unconfirmed: the server may or may not have stored this turn"),
  ])
  func `Every ending has its words`(ending: TurnEnding, reply: String, words: String) {
    var turn = Sample.turn("a", reply: reply)
    turn.phase = .ended(ending)
    #expect(ExportTranscript(Sample.archive([turn])).entries[0].notes == [words])
    turn.phase = .streaming
    #expect(ExportTranscript(Sample.archive([turn])).entries[0].notes == ["not ended yet"])
  }

  @Test func `The notes of a turn say all that is known`() {
    let entry = ExportTranscript(Sample.archive([Sample.turn("a"), Sample.full])).entries[1]
    #expect(
      entry.notes == [
        "cut at the length limit", "choice 1 of 2", "1,234 in (57 % cached), 78 out", "m-1-0601",
      ])
  }

  @Test(arguments: [
    (0, "1970-01-01 00:00 UTC"), (1_775_000_000, "2026-03-31 23:33 UTC"),
    (951_782_399, "2000-02-28 23:59 UTC"), (1e300, "at an unknown time"),
    (-Double.infinity, "at an unknown time"), (.nan, "at an unknown time"),
  ])
  func `Moments are written in UTC, whatever they are`(seconds: Double, text: String) {
    #expect(DateText.minute(Date(timeIntervalSince1970: seconds)) == text)
  }

  @Test(arguments: [
    (0, 0, "0 in, 0 out"), (1000, 1000, "1,000 in (100 % cached), 0 out"),
    (100_000, 1, "100,000 in (1 % cached), 0 out"), (1000, 999, "1,000 in (99 % cached), 0 out"),
    (1000, 0, "1,000 in (0 % cached), 0 out"),
  ])
  func `Shares are honest at both ends`(prompt: Int, cached: Int, text: String) {
    #expect(
      UsageText.line(Usage(promptTokens: prompt, completionTokens: 0, cachedTokens: cached)) == text
    )
  }
}
