import ChatModel
import Testing

@testable import ChatTranscript

@Suite("Scrolling")
struct ScrollingTests {
  @Test("down after up comes back to the same view", arguments: 1...60)
  func upAndDown(rows: Int) {
    var screen = Screen(Sample.chain(20))
    for start in [0, 7, 31] {
      screen.act { $0.scrollToBottom() }
      screen.act { $0.scroll(rows: -start) }
      let before = screen.rows
      screen.act { $0.scroll(rows: -rows) }
      #expect(screen.rows != before)
      #expect(!screen.transcript.isAtBottom)
      screen.act { $0.scroll(rows: rows) }
      #expect(screen.rows == before)
      #expect(screen.transcript.isAtBottom == (start == 0))
    }
  }

  @Test("moves the rows that it is told to")
  func distance() {
    var screen = Screen(Sample.chain(20))
    screen.act { $0.scroll(rows: -20) }
    let before = screen.rows
    screen.act { $0.scroll(rows: 5) }
    #expect(screen.rows.dropLast(5) == before.dropFirst(5))
    screen.act { $0.scrollPages(-1) }
    #expect(screen.rows.last == before[4 + 1], "one row of the old page stays")
  }

  @Test("shows every row once from end to end")
  func everyRow() {
    var screen = Screen(Sample.chain(9))
    screen.act { $0.scrollToTop() }
    var rows = screen.rows
    while !screen.transcript.isAtBottom {
      screen.act { $0.scroll(rows: 1) }
      rows.append(screen.rows.last ?? "")
    }
    let all = Screen(Sample.chain(9), rows: rows.count)
    #expect(rows == all.rows)
  }

  @Test("ends at both ends, whatever is asked for")
  func ends() {
    var screen = Screen(Sample.chain(20))
    screen.act { $0.scroll(rows: .min) }
    #expect(screen.rows[0] == "› Prompt 0")
    screen.act { $0.scroll(rows: .max) }
    #expect(screen.transcript.isAtBottom)
    screen.act { $0.scrollPages(-.infinity) }
    screen.act { $0.scrollPages(.nan) }
    #expect(screen.transcript.isAtBottom)
    screen.act { $0.scrollPages(-1e300) }
    #expect(screen.rows[0] == "› Prompt 0")
  }

  @Test("does nothing where everything is on screen, or nothing is there")
  func short() {
    for turns in [[], Sample.chain(1)] {
      var screen = Screen(turns, rows: 20)
      let before = screen.rows
      screen.act { $0.scroll(rows: -3) }
      screen.act { $0.scrollToTop() }
      screen.act { $0.jump(toUserTurn: -1) }
      screen.act { $0.jump(toUserTurn: 1) }
      screen.act { $0.jumpToStreaming() }
      #expect(screen.rows == before)
      #expect(screen.transcript.isAtBottom)
    }
  }

  @Test("jumps from prompt to prompt")
  func prompts() {
    var screen = Screen(Sample.chain(6))
    screen.act { $0.scrollToTop() }
    for number in 1...4 {
      screen.act { $0.jump(toUserTurn: 1) }
      if !screen.transcript.isAtBottom { #expect(screen.rows[0] == "› Prompt \(number)") }
    }
    screen.act { $0.jump(toUserTurn: 1) }
    #expect(screen.transcript.isAtBottom)
    var seen: [String] = []
    for _ in 0..<6 {
      screen.act { $0.jump(toUserTurn: -1) }
      seen.append(screen.rows[0])
    }
    #expect(
      seen == ["› Prompt 4", "› Prompt 3", "› Prompt 2", "› Prompt 1", "› Prompt 0", "› Prompt 0"])
  }

  @Test("jumps to the prompt of the reply that is being read first")
  func ownPrompt() {
    var screen = Screen(Sample.chain(6))
    screen.act { $0.jumpToTurn(Sample.id("3")) }
    screen.act { $0.scroll(rows: 2) }
    screen.act { $0.jump(toUserTurn: -1) }
    #expect(screen.rows[0] == "› Prompt 3")
    #expect(screen.transcript.jumpToTurn(Sample.id("nowhere")) == false)
  }

  @Test("jumps to the end of the reply that streams")
  func streaming() {
    let long = (0..<30).map { "Row \($0)" }.joined(separator: "\n\n")
    var screen = Screen(
      Sample.chain(5) + [
        Sample.view("live", after: "4", reply: long, phase: .streaming),
        Sample.view("next", after: "live", reply: nil, phase: .queued),
      ])
    screen.act { $0.scrollToTop() }
    screen.act { $0.jumpToStreaming() }
    #expect(screen.rows[10] == "Row 29")
    #expect(screen.rows[11].hasPrefix("• "))
    #expect(!screen.transcript.isAtBottom)
  }

  @Test("asks for earlier turns near the top only")
  func earlier() {
    var screen = Screen(Sample.chain(40, from: 100), hasEarlier: true)
    #expect(screen.transcript.needsEarlier == nil)
    screen.act { $0.scrollToTop() }
    #expect(screen.transcript.needsEarlier == Sample.id("100"))
    var complete = Screen(Sample.chain(40))
    complete.act { $0.scrollToTop() }
    #expect(complete.transcript.needsEarlier == nil)
  }

  @Test("counts the rows that came below, and those only")
  func newRows() {
    var screen = Screen(
      Sample.chain(5) + [Sample.view("live", after: "4", reply: "One", phase: .streaming)])
    screen.act { $0.append(Sample.delta("live", "\n\nTwo")) }
    #expect(screen.transcript.newRowsBelow == 0)
    screen.act { $0.scroll(rows: -10) }
    #expect(screen.transcript.newRowsBelow == 0)
    screen.act { $0.append(Sample.delta("live", "\n\nThree\n\nFour")) }
    #expect(screen.transcript.newRowsBelow == 4)
    screen.act { $0.upsert(Sample.view("next", after: "live", reply: nil, phase: .queued)) }
    // A blank row, the prompt, a blank row, its state.
    #expect(screen.transcript.newRowsBelow == 8)
    screen.act { $0.scroll(rows: 13) }
    #expect(screen.transcript.newRowsBelow == 5)
    screen.act { $0.scrollToBottom() }
    #expect(screen.transcript.newRowsBelow == 0)
  }
}
