import Testing

@testable import TerminalKit

struct InputBurstTests {
  private func events(_ text: String) -> [InputEvent] {
    var decoder = KeyDecoder()
    return decoder.feed(Array(text.utf8))
  }

  private func meaning(_ text: String, continuesPaste: Bool = false) -> [InputEvent] {
    InputBurst.meaning(of: events(text), continuesPaste: continuesPaste)
  }

  @Test(arguments: [
    ("one\rtwo", "one\ntwo"), ("one\rtwo\r", "one\ntwo\n"), ("\ra", "\na"),
    ("a\r\rb\r", "a\n\nb\n"),
    ("if x:\r\ty()\r", "if x:\n\ty()\n"), ("中\r文", "中\n文"), ("a\r\nb", "a\n\nb"),
    ("x\n\ry", "x\n\ny"),
  ])
  func `Text with a line end in it is a paste`(sent: String, text: String) {
    #expect(meaning(sent) == [.paste(text)])
  }

  @Test(arguments: [
    "a", "\r", "hello\r", "/quit\r", "\r\r", "words and\nlines", "\u{1B}[A", "a\u{1B}[Db",
    "\u{1B}OPx\r",
    "\u{18}\u{05}", "y\r",
  ])
  func `Keys that a finger can send stay keys`(sent: String) {
    #expect(meaning(sent) == events(sent))
  }

  @Test func `Where pastes are marked, text with a line end was typed ahead`() {
    #expect(
      InputBurst.meaning(of: events("one\rtwo"), marksPastes: true) == events("one\rtwo"))
  }

  @Test func `Other keys around a paste are keys`() {
    #expect(
      meaning("\u{1B}[Aone\rtwo\u{1B}[B")
        == [.key(KeyPress(.up)), .paste("one\ntwo"), .key(KeyPress(.down))])
  }

  @Test func `The next piece of a paste is a paste, whatever is in it`() {
    #expect(meaning("end\r", continuesPaste: true) == [.paste("end\n")])
    #expect(meaning("x", continuesPaste: true) == [.paste("x")])
    #expect(meaning("\u{1B}[Cx\r", continuesPaste: true) == events("\u{1B}[Cx\r"))
    #expect(InputBurst.endsInPaste([.paste("a")]) && !InputBurst.endsInPaste(events("a")))
  }

  @Test(arguments: [(3, 1), (5, 1), (6, 2), (9, 3), (30, 10)])
  func `Many equal arrows are the wheel`(arrows: Int, steps: Int) {
    for (sequence, action) in [
      ("\u{1B}[A", MouseEvent.Action.wheelUp), ("\u{1B}OB", .wheelDown),
    ] {
      let sent = String(repeating: sequence, count: arrows)
      let step = InputEvent.mouse(MouseEvent(action: action, position: Point(row: 0, column: 0)))
      #expect(meaning(sent) == Array(repeating: step, count: steps))
    }
  }

  @Test(arguments: [
    "\u{1B}[A\u{1B}[A", "\u{1B}[A\u{1B}[A\u{1B}[B", "\u{1B}[D\u{1B}[D\u{1B}[D",
    "\u{1B}[1;2A\u{1B}[1;2A\u{1B}[1;2A", "aaaa",
  ])
  func `Other keys are never the wheel`(sent: String) {
    #expect(meaning(sent) == events(sent))
  }
}
