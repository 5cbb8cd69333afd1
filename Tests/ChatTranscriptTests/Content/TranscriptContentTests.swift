import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("What a transcript shows")
struct TranscriptContentTests {
  private func names(_ screen: Screen) -> [String] {
    screen.transcript.turns.entries.map(\.view.id.rawValue)
  }

  @Test("is prompts, replies and what separates them")
  func turns() {
    let screen = Screen([
      Sample.view("a", prompt: "First\nsecond line"), Sample.view("b", after: "a"),
    ])
    #expect(
      screen.text == """
        › First
          second line

        Answer.

        › Question

        Answer.
        """)
  }

  @Test("of an empty conversation is the caller's hint, wrapped to the width")
  func hint() {
    var screen = Screen(rows: 4, columns: 20)
    #expect(screen.text == "")
    screen.act { $0.emptyHint = [.init("Nothing was said yet."), .init("Type below.")] }
    #expect(screen.text == "Nothing was said\nyet.\nType below.")
    screen.act { $0.upsert(Sample.view("a")) }
    #expect(screen.text == "› Question\n\nAnswer.")
  }

  @Test("takes a turn before any conversation was opened")
  func beforeOpening() {
    var transcript = Transcript(theme: .monochrome)
    transcript.upsert(Sample.view("a", reply: nil, phase: .sending))
    #expect(transcript.conversation == Sample.conversation)
    #expect(transcript.lastTurn?.id == Sample.id("a"))
    #expect(transcript.turn(Sample.id("a"))?.turn.prompt == "Question")
  }

  @Test("passes over turns and text of other conversations and branches")
  func strangers() {
    var screen = Screen(Sample.chain(3))
    var stranger = Sample.turn("x", after: "2")
    stranger = Turn(
      id: stranger.id, conversation: ConversationID(rawValue: "other"), parent: stranger.parent,
      prompt: "x", timings: stranger.timings, contextID: "ctx-1")
    screen.act {
      $0.upsert(TurnView(turn: stranger))
      $0.upsert(Sample.view("sibling", after: "1", phase: .streaming))
      $0.upsert(Sample.view("unknown", after: "nowhere"))
      $0.append(Sample.delta("unknown", "text"))
    }
    #expect(names(screen) == ["0", "1", "2"])
  }

  @Test("continues with turns that follow the last one")
  func followers() {
    var screen = Screen(Sample.chain(1))
    screen.act {
      $0.upsert(Sample.view("1", after: "0", reply: nil, phase: .sending))
      $0.upsert(Sample.view("2", after: "1", reply: nil, phase: .queued))
    }
    #expect(names(screen) == ["0", "1", "2"])
    screen.act { $0.remove(Sample.id("1")) }
    #expect(names(screen) == ["0", "2"])
    screen.act { $0.remove(Sample.id("2")) }
    screen.act { $0.remove(Sample.id("0")) }
    #expect(screen.text == "")
  }

  @Test("puts deltas where they belong, for several turns at once")
  func deltas() {
    var screen = Screen([
      Sample.view("a", reply: nil, phase: .streaming),
      Sample.view("b", after: "a", reply: nil, phase: .streaming),
    ])
    for (name, text) in [("a", "One "), ("b", "Two "), ("a", "more"), ("b", "words")] {
      screen.act { $0.append(Sample.delta(name, text)) }
    }
    #expect(screen.rows.contains("One more"))
    #expect(screen.rows.contains("Two words"))
  }

  @Test("of another conversation starts at its bottom, without focus and search")
  func otherConversation() {
    var screen = Screen(Sample.chain(10))
    screen.act {
      $0.scrollToTop()
      $0.focusLast()
      $0.search("row")
    }
    let other = ConversationID(rawValue: "other")
    screen.act { $0.show(Sample.snapshot([Sample.view("z")], of: other)) }
    #expect(screen.transcript.isAtBottom)
    #expect(screen.transcript.focus == nil && screen.transcript.matchPosition == nil)
    #expect(screen.text == "› Question\n\nAnswer.")
  }

  @Test("changes to another branch, keeps what both share and where the reader is")
  func branch() {
    var screen = Screen(Sample.chain(12))
    screen.act { $0.jumpToTurn(Sample.id("3")) }
    let before = screen.text
    let branch = Sample.chain(12)[2..<6] + [Sample.view("other", after: "5")]
    screen.act { $0.show(Sample.snapshot(Array(branch), hasEarlier: true)) }
    #expect(names(screen) == ["0", "1", "2", "3", "4", "5", "other"])
    #expect(screen.text == before)
    #expect(
      !screen.transcript.hasEarlier, "what is loaded before the branch starts at the first turn")
  }

  @Test("goes to the alternative in place of the turn that was read")
  func alternative() {
    var screen = Screen(Sample.chain(6))
    screen.act { $0.jumpToTurn(Sample.id("2")) }
    let other = Sample.view("other", after: "1", reply: "Another.\n\nof many\n\nrows\n\nin it")
    let rest = Sample.view("end", after: "other", reply: "a\n\nb\n\nc\n\nd")
    screen.act { $0.show(Sample.snapshot(Array(Sample.chain(2)) + [other, rest])) }
    #expect(screen.rows.prefix(3) == ["› Question", "", "Another."])
    screen.act { $0.show(Sample.snapshot([Sample.view("new")])) }
    #expect(screen.transcript.isAtBottom)
  }

  @Test("keeps its place when earlier turns are loaded")
  func prepend() {
    var screen = Screen(Sample.chain(5, from: 5), hasEarlier: true)
    screen.act { $0.scrollToTop() }
    #expect(screen.rows[0] == "…")
    #expect(screen.transcript.needsEarlier == Sample.id("5"))
    let rest = screen.rows.dropFirst()
    screen.act { $0.prepend(Sample.chain(5), hasEarlier: false) }
    #expect(screen.rows.dropFirst() == rest)
    #expect(names(screen) == (0..<10).map(String.init))
    #expect(screen.transcript.needsEarlier == nil)
    screen.act { $0.scrollToTop() }
    #expect(screen.rows[0] == "› Prompt 0")
  }

  @Test("marks a seam wherever the id changes, also once earlier turns show it")
  func seams() {
    var screen = Screen(
      [TurnView(turn: Sample.turn("b", after: "a", contextID: "ctx-2"))], hasEarlier: true)
    #expect(!screen.text.contains("rebuilt"))
    screen.act { $0.prepend([Sample.view("a")], hasEarlier: false) }
    #expect(screen.rows.contains("── moved to a rebuilt context ctx-2"))
    screen.act {
      $0.upsert(TurnView(turn: Sample.turn("a", contextID: "ctx-2")))
    }
    #expect(!screen.text.contains("rebuilt"))
  }

  @Test("marks where the model's memory starts, and moves the mark")
  func horizon() {
    var views = Sample.chain(2)
    views[0].isHorizon = true
    var screen = Screen(views, rows: 30)
    #expect(screen.rows[0] == "── the model's memory starts about here (estimate)")
    views[0].isHorizon = false
    views[1].isHorizon = true
    let moved = views
    screen.act { transcript in for view in moved { transcript.upsert(view) } }
    #expect(screen.rows[0] == "› Prompt 0")
    #expect(screen.text.contains("memory starts about here"))
  }
}
