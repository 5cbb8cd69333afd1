import ChatModel
import Testing

@testable import ChatTranscript

@Suite("A turn of the transcript")
struct TranscriptEntryTests {
  @Test("grows by deltas, choice by choice")
  func deltas() {
    var entry = TranscriptEntry(Sample.view("a", reply: nil, phase: .streaming))
    let other = entry.append(Sample.delta("a", "one", choice: 1))
    let chosen = entry.append(Sample.delta("a", "zero", reasoning: "why"))
    #expect(other && chosen)
    #expect(entry.turn.choices.map(\.content) == ["zero", "one"])
    #expect(entry.reasoning == "why")
  }

  @Test("takes no text after its end, nor of a choice that cannot be", arguments: [-1, 128, .max])
  func refusedDeltas(choice: Int) {
    var ended = TranscriptEntry(Sample.view("a"))
    let tookLate = ended.append(Sample.delta("a", "late"))
    #expect(!tookLate)
    #expect(ended.turn.reply == "Answer.")
    var open = TranscriptEntry(Sample.view("a", reply: nil, phase: .streaming))
    let took = open.append(Sample.delta("a", "x", choice: choice))
    #expect(!took)
    #expect(open.turn.choices.isEmpty)
  }

  @Test("loses no streamed text to a state that was noted before it")
  func olderState() {
    var entry = TranscriptEntry(Sample.view("a", reply: "One two", phase: .streaming))
    _ = entry.update(Sample.view("a", reply: "One", phase: .streaming))
    #expect(entry.turn.reply == "One two")
    _ = entry.update(Sample.view("a", reply: nil, phase: .stopping))
    #expect(entry.turn.reply == "One two")
  }

  @Test("believes the state that ends it, or that starts it afresh")
  func newerState() {
    var entry = TranscriptEntry(Sample.view("a", reply: "One two", phase: .streaming))
    _ = entry.update(Sample.view("a", reply: nil, phase: .sending))
    #expect(entry.turn.reply == "")
    entry = TranscriptEntry(Sample.view("a", reply: "One two", phase: .streaming))
    _ = entry.update(Sample.view("a", reply: "One", phase: .ended(.filtered)))
    #expect(entry.turn.reply == "One")
  }

  @Test("tells growth from other changes")
  func changes() {
    let open = Sample.view("a", reply: "One", phase: .streaming)
    func isOther(_ change: (inout TurnView) -> Void) -> Bool {
      var newer = open
      change(&newer)
      var entry = TranscriptEntry(open)
      return entry.update(newer)
    }
    #expect(!isOther { _ in })
    #expect(!isOther { $0.turn.choices[0].content = "One two" })
    #expect(!isOther { $0.turn.phase = .ended(.complete) })
    #expect(!isOther { $0.isHorizon = true })
    #expect(isOther { $0.turn.prompt = "Another" })
    #expect(isOther { $0.alternatives = 2 })
    #expect(
      isOther {
        $0.turn.phase = .ended(.complete); $0.turn.choices[0].content = "Two"
      })
  }

  @Test("has a reply to focus once something came, or it ended")
  func hasReply() {
    #expect(!TranscriptEntry(Sample.view("a", reply: nil, phase: .queued)).hasReply)
    #expect(!TranscriptEntry(Sample.view("a", reply: "", phase: .sending)).hasReply)
    #expect(TranscriptEntry(Sample.view("a", reply: "x", phase: .streaming)).hasReply)
    #expect(
      TranscriptEntry(Sample.view("a", reply: "", reasoning: "x", phase: .streaming)).hasReply)
    #expect(TranscriptEntry(Sample.view("a", reply: nil, phase: .ended(.failed))).hasReply)
  }
}
