import Testing

@testable import TerminalKit

struct ControlSequenceReportsTests {
  @Test(
    "Answers of the terminal",
    arguments: [
      ("␛[?62;1;4c", .primaryDeviceAttributes([62, 1, 4])),
      ("␛[?6c", .primaryDeviceAttributes([6])),
      ("␛[>65;7006;1c", .secondaryDeviceAttributes([65, 7006, 1])),
      ("␛[?2026;2$y", .mode(2026, state: 2)), ("␛[?2027;0$y", .mode(2027, state: 0)),
      ("␛[?5u", .keyboardFlags(5)), ("␛[?0u", .keyboardFlags(0)),
      ("␛[24;80R", .cursorPosition(Point(row: 23, column: 79))),
      ("␛[1;80R", .cursorPosition(Point(row: 0, column: 79))),
      ("␛[2;2R", .cursorPosition(Point(row: 1, column: 1))),
      ("␛[?1;2R", .cursorPosition(Point(row: 0, column: 1))),
      ("␛[?1;2;1R", .cursorPosition(Point(row: 0, column: 1))),
    ] as [(String, TerminalReply)])
  func replies(input: String, reply: TerminalReply) {
    #expect(decoded(input) == [.reply(reply)])
  }

  @Test("Focus")
  func focus() {
    #expect(decoded("␛[I␛[O") == [.focus(true), .focus(false)])
  }
}
