import Testing

@testable import TerminalKit

struct KeyDecoderTimeoutTests {
  @Test(
    "After an introducer alone the wait shows that it was Alt",
    arguments: [
      ("␛[", "Alt+["), ("␛O", "Alt+O"), ("␛]", "Alt+]"), ("␛P", "Alt+P"), ("␛_", "Alt+_"),
    ])
  func introducers(input: String, name: String) throws {
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes(input)).isEmpty)
    #expect(decoder.isPending)
    #expect(try decoder.flush() == [.key(press(name))])
    #expect(!decoder.isPending)
    #expect(try decoder.feed(bytes("x")) == [.key(press("x"))])
  }

  @Test("Nothing waits at rest, inside a paste or after a whole sequence")
  func rest() {
    var decoder = KeyDecoder()
    #expect(!decoder.isPending)
    _ = decoder.feed(bytes("a␛[A␛[200~half"))
    #expect(!decoder.isPending && decoder.isPasting)
    #expect(decoder.flush().isEmpty)
    #expect(decoder.isPasting)
  }

  @Test("A sequence that the network holds up is waited for, then given up")
  func patience() throws {
    var decoder = KeyDecoder()
    _ = decoder.feed(bytes("␛[1;"))
    #expect(decoder.flush().isEmpty)
    #expect(try decoder.feed(bytes("5A")) == [.key(press("Ctrl+Up"))])

    _ = decoder.feed(bytes("␛[1;"))
    let given = (0..<4).flatMap { _ in decoder.flush() }
    #expect(given == [.unknown(bytes("␛[1;"))])
    #expect(!decoder.isPending)
  }

  @Test("A late answer is not typed into the prompt")
  func lateAnswer() {
    var decoder = KeyDecoder()
    _ = decoder.feed(bytes("␛]11;rgb:ff"))
    for _ in 0..<30 { #expect(decoder.flush().isEmpty) }
    #expect(decoder.feed(bytes("/ff/ff")).isEmpty)
    for _ in 0..<30 { #expect(decoder.flush().isEmpty) }
    #expect(
      decoder.feed([0x07]) == [.reply(.color(selector: 11, red: 1, green: 1, blue: 1))])
  }

  @Test("An answer that never ends gives the keyboard back")
  func endless() {
    var decoder = KeyDecoder()
    _ = decoder.feed(bytes("␛]11;rgb:ff"))
    let given = (0..<40).flatMap { _ in decoder.flush() }
    #expect(given == [.unknown(bytes("␛]11;rgb:ff"))])
    #expect(!decoder.isPending)
  }

  @Test("Alt+_ and what was typed right after it is not an APC")
  func typedApplicationString() throws {
    var decoder = KeyDecoder()
    _ = decoder.feed(bytes("␛_ab␛"))
    let given = (0..<4).flatMap { _ in decoder.flush() }
    #expect(try given == ["Alt+_", "a", "b", "Esc"].map { .key(try press($0)) })
    #expect(!decoder.isPending)
  }

  @Test("Half a character becomes U+FFFD")
  func halfCharacter() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0xE4, 0xB8])
    #expect(decoder.isPending)
    let given = (0..<4).flatMap { _ in decoder.flush() }
    #expect(given == [.key(KeyPress(.character("\u{FFFD}")))])
  }
}
