import TerminalKit
import Testing

@testable import NcursesBackend

struct TerminalModesTests {
  private let attributes = TerminalReply.primaryDeviceAttributes([62, 22])

  @Test func `A terminal with kitty's protocol gets it pushed, and popped at the end`() {
    var modes = TerminalModes()
    #expect(modes.answered(.keyboardFlags(0)) == "")
    #expect(modes.answered(attributes) == "\u{1B}[>5u")
    #expect(modes.leave.hasPrefix("\u{1B}[<u"))
    #expect(!modes.leave.contains("[>4;0m"))
  }

  @Test func `A terminal that answers nothing of it gets modifyOtherKeys`() {
    var modes = TerminalModes()
    #expect(modes.answered(attributes) == "\u{1B}[>4;2m")
    #expect(modes.leave.contains("\u{1B}[>4;0m"))
    #expect(modes.answered(attributes) == "", "a second answer must not set it twice")
  }

  @Test func `Questions that some terminals draw are asked before anything else is drawn`() {
    #expect(TerminalModes().enter.hasPrefix("\u{1B}7"))
    #expect(TerminalModes().enter.hasSuffix("\u{1B}8\u{1B}[K"))
    #expect(!TerminalModes.questions.contains("p"))
    #expect(TerminalModes.questions.hasPrefix("\u{1B}[?u"))
  }

  @Test func `On the alternate screen no place is saved`() {
    // libvterm would forget the shell's for it.
    var modes = TerminalModes()
    #expect(!(modes.reenter() + TerminalModes.questions).contains("\u{1B}7"))
  }

  @Test func `A terminal that never answers is left in its own modes`() {
    let modes = TerminalModes()
    #expect(!modes.leave.contains("[<u"))
    #expect(!modes.leave.contains("[>4"))
    #expect(modes.leave.contains("\u{1B}[?2004l"))
  }

  @Test(arguments: [(0, false), (1, true), (2, true), (3, true), (4, false)])
  func `Synchronized output is used where the terminal has it`(state: Int, isUsed: Bool) {
    var modes = TerminalModes()
    _ = modes.answered(.mode(2026, state: state))
    #expect(modes.hasSynchronizedOutput == isUsed)
  }

  @Test func `The mouse is turned on and off once each, and coming back turns it on again`() {
    var modes = TerminalModes()
    #expect(modes.setMouse(false) == "")
    #expect(modes.setMouse(true).contains("[?1000h"))
    #expect(modes.setMouse(true) == "")
    #expect(modes.reenter().contains("[?1006h"))
    #expect(modes.restore(exitScreen: nil).contains("[?1000l"))
    #expect(modes.setMouse(false).contains("[?1000l"))
    #expect(!modes.restore(exitScreen: nil).contains("[?1000l"))
  }

  @Test func `The shape of the cursor is set once, given back, and set again after coming back`() {
    var modes = TerminalModes()
    #expect(modes.setCursor(nil) == "")
    #expect(!modes.leave.contains(" q"))
    #expect(modes.setCursor(.bar) == "\u{1B}[6 q")
    #expect(modes.setCursor(.bar) == "")
    #expect(modes.setCursor(.block) == "\u{1B}[2 q")
    #expect(modes.setCursor(.underline) == "\u{1B}[4 q")
    #expect(modes.leave.contains("\u{1B}[0 q"))
    #expect(modes.restore(exitScreen: nil).contains("\u{1B}[0 q"))
    #expect(modes.reenter().contains("\u{1B}[4 q"))
    #expect(modes.setCursor(nil) == "\u{1B}[0 q")
    #expect(!modes.leave.contains(" q"))
  }

  @Test func `What a crash writes fits what the handler keeps, and ends on the ordinary screen`() {
    var modes = TerminalModes(
      terminal: "st", titleAfter: String(repeating: "t", count: ShellTitle.longest))
    _ = modes.answered(.keyboardFlags(0))
    _ = modes.answered(attributes)
    _ = modes.answered(.mode(2026, state: 2))
    _ = modes.setMouse(true)
    _ = modes.setTitle("guide")
    _ = modes.setCursor(.bar)
    #expect(modes.restore(exitScreen: nil).hasSuffix("\u{1B}[?1049l"))
    let longest = String(repeating: "x", count: 64)
    #expect(modes.restore(exitScreen: longest).hasSuffix(longest))
    #expect(modes.restore(exitScreen: longest).utf8.count < 512)
  }

  @Test func `The title before is kept once, put back, and kept again after coming back`() {
    var modes = TerminalModes(titleAfter: "ada@host: ~")
    #expect(!modes.leave.contains("[23;2t"), "nothing was changed")
    #expect(modes.setTitle("a") == "\u{1B}[22;2t\u{1B}]2;a\u{07}")
    #expect(modes.setTitle("b") == "\u{1B}]2;b\u{07}")
    // Terminals without a stack keep what a shell shows.
    #expect(modes.leave.hasSuffix("\u{1B}]2;ada@host: ~\u{07}\u{1B}[23;2t"))
    #expect(modes.restore(exitScreen: nil).contains("\u{1B}]2;ada@host: ~\u{07}\u{1B}[23;2t"))
    _ = modes.reenter()
    #expect(!modes.leave.contains("[23;2t"))
    #expect(modes.setTitle("c").hasPrefix("\u{1B}[22;2t"))
  }

  @Test func `The wheel sends no arrows while the program runs, and does again after it`() {
    var modes = TerminalModes()
    #expect(modes.enter.contains("\u{1B}[?1007l"))
    #expect(modes.leave.contains("\u{1B}[?1007h"))
    #expect(modes.reenter().contains("\u{1B}[?1007l"))
    // One that had it off before keeps it off.
    _ = modes.answered(.mode(1007, state: 2))
    #expect(!modes.leave.contains("1007"))
  }

  @Test(arguments: [
    ("st-256color", true), ("st", true), ("stterm", true), ("xterm-256color", false),
    ("stv52", false),
  ])
  func `Only st gets the keypad's application mode`(terminal: String, isUsed: Bool) {
    let modes = TerminalModes(terminal: terminal)
    #expect(modes.hasApplicationKeypad == isUsed)
    #expect(modes.enter.contains("\u{1B}=") == isUsed)
    #expect(modes.leave.contains("\u{1B}>") == isUsed)
  }

  @Test func `A line of text is left without moving the cursor`() {
    #expect(!TerminalModes().leaveLine.contains("\u{1B}[r"))
  }

  @Test func `A recording gets no title with the user's folder`() {
    var modes = TerminalModes(titleAfter: "ada@host: ~/private")
    _ = modes.setTitle("guide")
    #expect(modes.leave.contains("private"))
    #expect(!modes.leaveForOthers.contains("private") && modes.leaveForOthers.contains("[23;2t"))
  }

  @Test func `A crash leaves an empty screen where there is no other one`() {
    let text = TerminalModes().restore(exitScreen: nil)
    #expect(text.contains("\u{1B}[0m\u{1B}[H\u{1B}[J"))
  }
}
