import ChatModel
import ChatTranscript
import FoundationEssentials
import Testing

@testable import ChatUI

@Suite("Reading")
struct ReadingStateTests {
  private func transcript(_ reply: String) -> Transcript {
    var transcript = Transcript(theme: .monochrome)
    transcript.show(
      Sample.snapshot(
        Sample.manualTalk, Sample.manual,
        turns: [
          Sample.view("a", reply: "```\nfirst\n```\n"), Sample.view("b", after: "a", reply: reply),
        ]))
    return transcript
  }

  @Test("The last message has the keyboard until reading stops")
  func startAndStop() {
    var reading = Reading()
    var transcript = transcript("words")
    reading.start(in: &transcript)
    #expect(reading.isOn && transcript.focus?.turn == TurnID(rawValue: "b"))
    reading.stop(in: &transcript)
    #expect(!reading.isOn && transcript.focus == nil)
    _ = transcript.search("words")
    reading.startAtMatch()
    #expect(reading.isOn && transcript.matchPosition != nil)
    reading.stop(in: &transcript)
    #expect(transcript.matchPosition == nil)
  }

  @Test("Pieces are given one after the other, round the message")
  func pieces() {
    var reading = Reading()
    let transcript = transcript("```\none\n```\n\n[a](https://a.example)\n\n```\ntwo\n```\n")
    let names = (0..<3).map { _ in reading.next(.code, in: transcript)?.name }
    #expect(names == ["code block 1 of 2", "code block 2 of 2", "code block 1 of 2"])
    #expect(reading.next(.link, in: transcript)?.name == "the link")
    #expect(reading.next(.code, in: transcript)?.text.contains("one") == true)
  }

  @Test("Another action, or another message, begins with the first piece again")
  func again() {
    var reading = Reading()
    var transcript = transcript("```\none\n```\n\n```\ntwo\n```\n")
    _ = reading.next(.code, in: transcript)
    reading.forgetCopies()
    #expect(reading.next(.code, in: transcript)?.name == "code block 1 of 2")
    transcript.focusLast()
    while transcript.focus?.turn != TurnID(rawValue: "a") { transcript.moveFocus(by: -1) }
    #expect(reading.next(.code, in: transcript)?.name == "the code block")
    #expect(reading.next(.link, in: transcript) == nil)
  }
}
