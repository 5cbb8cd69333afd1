import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Focus on a message")
struct FocusTests {
  private func focus(_ name: String, _ role: Role) -> TranscriptFocus {
    TranscriptFocus(turn: Sample.id(name), role: role)
  }

  @Test("goes to the last message first, then by messages, and stops at both ends")
  func moving() {
    var screen = Screen(
      Sample.chain(2) + [Sample.view("2", after: "1", reply: nil, phase: .queued)])
    screen.act { $0.moveFocus(by: -1) }
    #expect(screen.transcript.focus == focus("2", .user), "a queued turn has no reply yet")
    screen.act { $0.moveFocus(by: -1) }
    #expect(screen.transcript.focus == focus("1", .assistant))
    screen.act { $0.moveFocus(by: -2) }
    #expect(screen.transcript.focus == focus("0", .assistant))
    screen.act { $0.moveFocus(by: .min) }
    #expect(screen.transcript.focus == focus("0", .user))
    screen.act { $0.moveFocus(by: .max) }
    #expect(screen.transcript.focus == focus("2", .user))
    screen.act { $0.clearFocus() }
    #expect(screen.transcript.focus == nil && screen.transcript.isAtBottom)
  }

  @Test("goes to the first message that is loaded, with the view")
  func first() {
    var screen = Screen(Sample.chain(30))
    screen.act { $0.focusLast() }
    screen.act { $0.focusFirst() }
    #expect(screen.transcript.focus == focus("0", .user))
    #expect(!screen.transcript.isAtBottom)
  }

  @Test("is nothing in an empty conversation")
  func empty() {
    var screen = Screen()
    screen.act { $0.moveFocus(by: 1) }
    #expect(screen.transcript.focus == nil && screen.transcript.sourceOfFocus() == nil)
  }

  @Test("is a mark in the margin beside every row of the message, and moves nothing else")
  func mark() {
    var screen = Screen([Sample.view("a", prompt: "One\ntwo", reply: "Three\n\nfour")])
    let plain = screen.rows
    screen.act { $0.focusLast() }
    #expect(screen.rows.prefix(6) == ["  › One", "    two", "", "▌ Three", "▌", "▌ four"])
    screen.act { $0.moveFocus(by: -1) }
    #expect(screen.rows.prefix(4) == ["▌ › One", "▌   two", "", "  Three"])
    screen.act { $0.clearFocus() }
    #expect(screen.rows == plain)
  }

  @Test("is visible on the narrowest screens", arguments: 1...9)
  func narrow(columns: Int) {
    var screen = Screen([Sample.view("a")], rows: 30, columns: columns)
    screen.act { $0.focusLast() }
    let grid = screen.grid
    let marked = (0..<30).filter { row in
      grid[row, 0].scalar == 0x258C || grid[row, 0].style.attributes.contains(.reverse)
    }
    #expect(!marked.isEmpty)
  }

  @Test("keeps the message on screen wherever it goes")
  func reveals() {
    var screen = Screen(Sample.chain(20))
    for step in [-1, -1, -1, -7, 5, -20, 30, -2] {
      screen.act { $0.moveFocus(by: step) }
      #expect(screen.rows.contains { $0.hasPrefix("▌") })
    }
  }

  @Test("shows the beginning of a message that is longer than the screen")
  func longMessage() {
    let reply = (0..<40).map { "Row \($0)" }.joined(separator: "\n\n")
    var screen = Screen(Sample.chain(3) + [Sample.view("3", after: "2", reply: reply)])
    screen.act { $0.upsert(Sample.view("4", after: "3")) }
    screen.act { $0.focusLast() }
    screen.act { $0.moveFocus(by: -2) }
    #expect(screen.rows[0] == "▌ Row 0")
  }

  @Test("goes along with the reader who scrolls")
  func scrolling() {
    var screen = Screen(Sample.chain(20))
    screen.act { $0.focusLast() }
    for _ in 0..<6 {
      screen.act { $0.scrollPages(-1) }
      #expect(screen.rows.contains { $0.hasPrefix("▌") })
    }
    screen.act { $0.scrollToBottom() }
    #expect(screen.rows.contains { $0.hasPrefix("▌") })
  }

  @Test("goes from prompt to prompt")
  func userTurns() {
    var screen = Screen(Sample.chain(5))
    screen.act { $0.focusLast() }
    screen.act { $0.jump(toUserTurn: -1) }
    #expect(screen.transcript.focus == focus("4", .user))
    screen.act { $0.jump(toUserTurn: -1) }
    #expect(screen.transcript.focus == focus("3", .user))
    screen.act { $0.jump(toUserTurn: 1) }
    screen.act { $0.jump(toUserTurn: 1) }
    #expect(screen.transcript.focus == focus("4", .user))
  }

  @Test("gives the exact source text")
  func source() {
    let reply = "# A\n\n\u{1B}[1mbold\u{202E}  \n\ttabs\r\n"
    var screen = Screen([Sample.view("a", prompt: " p\n", reply: reply)])
    screen.act { $0.focusLast() }
    #expect(screen.transcript.sourceOfFocus() == reply)
    screen.act { $0.moveFocus(by: -1) }
    #expect(screen.transcript.sourceOfFocus() == " p\n")
  }

  @Test("stays with its message when another branch is shown, and goes when it does")
  func branch() {
    var screen = Screen(Sample.chain(4))
    screen.act { $0.focusLast() }
    screen.act { $0.moveFocus(by: -2) }
    screen.act { $0.show(Sample.snapshot(Array(Sample.chain(4)[..<3]))) }
    #expect(screen.transcript.focus == focus("2", .assistant))
    screen.act { $0.show(Sample.snapshot(Array(Sample.chain(2)))) }
    #expect(screen.transcript.focus == nil)
  }

  @Test("shows the source text and unfolds reasoning, and back")
  func toggles() {
    let reply = "**bold**\n\n---\n\nend"
    var screen = Screen([Sample.view("a", reply: reply, reasoning: "first\nsecond")], rows: 20)
    let before = screen.rows
    screen.act { $0.toggleRaw() }
    #expect(screen.text.hasSuffix(reply))
    screen.act { $0.toggleRaw() }
    #expect(screen.rows == before)
    screen.act { $0.toggleFolded() }
    #expect(screen.text.contains("▾ reasoning, 12 B\n  first\n  second\n\n"))
    screen.act { $0.toggleFolded() }
    #expect(screen.rows == before)
  }

  @Test("in source text follows the stream")
  func sourceStreams() {
    var screen = Screen([Sample.view("a", reply: "*a", phase: .streaming)])
    screen.act { $0.toggleRaw() }
    screen.act { $0.append(Sample.delta("a", "*\n\n---\n\nb")) }
    #expect(screen.rows.prefix(7) == ["› Question", "", "*a*", "", "---", "", "b"])
  }
}
