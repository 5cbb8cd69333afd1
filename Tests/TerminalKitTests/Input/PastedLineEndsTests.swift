import Testing

@testable import TerminalKit

/// Line ends in a paste with marks, as terminals send them (measured in Debian 12's versions).
struct PastedLineEndsTests {
  private func pasted(_ text: String) -> [InputEvent] {
    var decoder = KeyDecoder()
    return decoder.feed(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8))
  }

  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\r\n\r\nb\r\n", "a\n\nb\n"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    // CRLF where every line end becomes CR: each is there twice, and an empty line four times.
    ("f {\r\r  x\r\r\r\r  y\r\r}\r\r", "f {\n  x\n\n  y\n}\n"),
    ("a\r\r\r\r\r\rb\r\rc", "a\n\n\nb\nc"),
    // Empty lines between paragraphs stay.
    ("one\r\rtwo\r\rthree", "one\n\ntwo\n\nthree"), ("one\n\ntwo", "one\n\ntwo"),
    ("one\r\rtwo\rthree\r\r\r\rfour", "one\n\ntwo\nthree\n\n\n\nfour"),
    ("a\n\nb\n\n\n\nc", "a\n\nb\n\n\n\nc"),
    ("\r", "\n"), ("\r\r", "\n\n"), ("", ""),
  ])
  func `Each line end is one`(sent: String, text: String) {
    #expect(pasted(sent) == [.paste(text)])
  }

  @Test(arguments: ["\u{03}", "\u{04}", "\r", "\u{1B}[A", "\u{1B}", "\u{1B}[20", "/quit\r"])
  func `What is in it is text, and acts on nothing`(inner: String) {
    let events = pasted("a\(inner)b")
    #expect(events.count == 1)
    guard case .paste(let text)? = events.first else {
      Issue.record("not a paste: \(events)")
      return
    }
    #expect(text.hasPrefix("a") && text.hasSuffix("b"))
  }
}
