import TerminalKit
import Testing

@testable import ChatApp

struct TerminalInputTests {
  private func take(_ input: inout TerminalInput, _ text: String) -> [InputEvent] {
    input.decode(Array(text.utf8)[...])
  }

  @Test func `A terminal of which nothing is known may paste without marks`() {
    var input = TerminalInput(terminal: "dvtm")
    #expect(take(&input, "one\rtwo") == [.paste("one\ntwo")])
    // What comes right after it belongs to it.
    #expect(take(&input, "three\r") == [.paste("three\n")])
  }

  @Test(arguments: ["\u{1B}[?2004;2$y", "\u{1B}[?2004;1$y", "\u{1B}[200~x\u{1B}[201~"])
  func `One that marks pastes is believed`(answer: String) {
    var input = TerminalInput(terminal: "xterm")
    _ = take(&input, answer)
    let events = take(&input, "one\rtwo")
    #expect(events.contains(.key(KeyPress(.enter))) && events.count == 7)
  }

  @Test func `One that knows no marks is not`() {
    var input = TerminalInput(terminal: "vt220")
    _ = take(&input, "\u{1B}[?2004;0$y")
    #expect(take(&input, "one\rtwo") == [.paste("one\ntwo")])
  }

  @Test func `In st the keypad's Enter is Enter, elsewhere Shift+Enter`() {
    var st = TerminalInput(terminal: "st-256color")
    #expect(take(&st, "\u{1B}OM") == [.key(KeyPress(.enter))])
    var konsole = TerminalInput(terminal: "xterm-256color")
    #expect(take(&konsole, "\u{1B}OM") == [.key(KeyPress(.enter, .shift))])
  }
}
