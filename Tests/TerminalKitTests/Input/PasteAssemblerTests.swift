import Testing

@testable import TerminalKit

struct PasteAssemblerTests {
  @Test(
    "A paste is its text with LF for every line end",
    arguments: [
      ("", ""), ("abc", "abc"), ("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\nb", "a\nb"),
      ("a\r\r\nb\r", "a\n\nb\n"), ("a\n\rb", "a\n\nb"), ("é中👩‍👧", "é中👩‍👧"),
      ("␛[31mred", "\u{1B}[31mred"),
      ("a␛", "a\u{1B}"), ("␛␛", "\u{1B}\u{1B}"), ("␛[20", "\u{1B}[20"), ("␛[201", "\u{1B}[201"),
      ("␛[20␛[20", "\u{1B}[20\u{1B}[20"), ("␛[200~", "\u{1B}[200~"),
      ("\u{3}\u{4}\0", "\u{3}\u{4}\0"),
      ("[201~", "[201~"), ("\u{9B}201~", "\u{9B}201~"), ("␛[0201~", "\u{1B}[0201~"),
    ])
  func contents(content: String, text: String) throws {
    #expect(
      try decoded("x␛[200~\(content)␛[201~y") == [.key(press("x")), .paste(text), .key(press("y"))])
  }

  @Test("Broken UTF-8 is replaced, not dropped")
  func broken() {
    #expect(
      decoded(bytes("␛[200~") + [0x61, 0xE4, 0xB8, 0x62] + bytes("␛[201~")) == [
        .paste("a\u{FFFD}b")
      ])
  }

  @Test("Keys inside a paste are text, and Enter after it is a key")
  func keys() throws {
    #expect(
      try decoded("␛[200~\r\u{3}␛[A␛[201~\r") == [.paste("\n\u{3}\u{1B}[A"), .key(press("Enter"))])
  }

  @Test("A paste without end gives all that came, and the keyboard is back")
  func unfinished() throws {
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes("␛[200~abc␛[20")).isEmpty)
    #expect(decoder.isPasting)
    #expect(decoder.flushPaste() == [.paste("abc\u{1B}[20")])
    #expect(!decoder.isPasting)
    #expect(decoder.flushPaste().isEmpty)
    #expect(try decoder.feed(bytes("x")) == [.key(press("x"))])
  }

  @Test("A paste over the bound comes in parts that lose nothing, however it was cut")
  func parts() {
    let content = String(repeating: "ab\r\ncé中👍\r", count: 50)
    let input = bytes("␛[200~" + content + "␛[20" + "␛[201~")
    let wanted = String(repeating: "ab\ncé中👍\n", count: 50) + "\u{1B}[20"
    for limit in 8...40 {
      let whole = texts([input], limit: limit)
      #expect(whole.joined() == wanted)
      #expect(whole.allSatisfy { $0.utf8.count <= limit })
      #expect(whole.count > 10)
      #expect(texts(input.map { [$0] }, limit: limit) == whole)
      #expect(texts([Array(input[..<100]), Array(input[100...])], limit: limit) == whole)
    }
  }

  private func texts(_ parts: [[UInt8]], limit: Int) -> [String] {
    var decoder = KeyDecoder(pasteLimit: limit)
    return parts.flatMap { decoder.feed($0) }.compactMap {
      if case .paste(let text) = $0 { text } else { nil }
    }
  }

  @Test("A megabyte with an ESC at every other byte is read in one pass")
  func large() {
    let content = String(repeating: "x\u{1B}", count: 1 << 19)
    let events = decodeParts([bytes("␛[200~" + content + "␛[201~")])
    #expect(events == [.paste(content)])
  }
}
