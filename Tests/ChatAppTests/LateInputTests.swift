import Basics
import TerminalKit
import Testing

@testable import ChatApp

/// Keys and pastes whose rest is late.
@Suite(.timeLimit(.minutes(5)))
struct LateInputTests {
  private func take(_ input: inout TerminalInput, _ text: String) -> [InputEvent] {
    input.decode(Array(text.utf8)[...])
  }

  /// What comes when the time is over, asked as the loop does.
  private func overdue(_ input: inout TerminalInput) -> [InputEvent] {
    while let deadline = input.deadline {
      while Monotonic.nanoseconds < deadline {}
      let events = input.takeOverdue()
      if !events.isEmpty { return events }
    }
    return []
  }

  @Test(arguments: ["a", "文", "\r", "\u{1B}[A", "\u{1B}[200~x\u{1B}[201~", ""])
  func `What is whole waits for nothing`(text: String) {
    var input = TerminalInput(terminal: "xterm")
    _ = take(&input, text)
    #expect(input.deadline == nil && input.takeOverdue() == [])
  }

  @Test func `Escape alone is the key, when nothing follows it`() {
    var input = TerminalInput(terminal: "xterm")
    #expect(take(&input, "\u{1B}") == [])
    #expect(input.takeOverdue() == [], "not before its time")
    #expect(overdue(&input) == [.key(KeyPress(.escape))])
    #expect(input.deadline == nil && input.takeOverdue() == [])
  }

  @Test func `The rest of a key that comes in time makes it whole`() {
    var input = TerminalInput(terminal: "xterm")
    #expect(take(&input, "\u{1B}") == [] && take(&input, "[") == [] && input.deadline != nil)
    #expect(take(&input, "A") == [.key(KeyPress(.up))])
    #expect(input.deadline == nil)
  }

  @Test func `A paste that never ends is taken as far as it came`() {
    var input = TerminalInput(terminal: "xterm")
    #expect(take(&input, "\u{1B}[200~one\ntw") == [])
    #expect(overdue(&input) == [.paste("one\ntw")])
    // The mark that came too late is no text.
    _ = take(&input, "\u{1B}[201~")
    #expect(take(&input, "x") == [.key(KeyPress(.character("x")))])
  }

  @Test func `Each piece of a paste gives it new time`() throws {
    var input = TerminalInput(terminal: "xterm")
    _ = take(&input, "\u{1B}[200~one")
    let first = try #require(input.deadline)
    _ = take(&input, "two")
    let second = try #require(input.deadline)
    #expect(second > first)
    #expect(take(&input, "\u{1B}[201~") == [.paste("onetwo")])
  }

  @Test func `A character whose last byte is late is a sign for what is missing, not a wait`() {
    var input = TerminalInput(terminal: "xterm")
    _ = input.decode([0xE6, 0x96][...])
    if input.deadline != nil { _ = overdue(&input) }
    #expect(input.deadline == nil)
    #expect(take(&input, "x").last == .key(KeyPress(.character("x"))))
  }
}
