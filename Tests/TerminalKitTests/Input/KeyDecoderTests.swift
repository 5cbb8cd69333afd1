import Basics
import Testing

@testable import TerminalKit

struct KeyDecoderTests {
  @Test(
    "Controls are the keys that send them",
    arguments: [
      (0x00, "Ctrl+Space"), (0x01, "Ctrl+A"), (0x03, "Ctrl+C"), (0x08, "Ctrl+H"), (0x09, "Tab"),
      (0x0A, "Ctrl+J"), (0x0D, "Enter"), (0x1A, "Ctrl+Z"), (0x1C, "Ctrl+\\"), (0x1D, "Ctrl+]"),
      (0x1E, "Ctrl+^"), (0x1F, "Ctrl+_"), (0x7F, "Backspace"), (0x20, "Space"), (0x41, "A"),
    ] as [(UInt8, String)])
  func controls(byte: UInt8, name: String) throws {
    #expect(try decoded([byte]) == [.key(press(name))])
    let alt = try press(name)
    #expect(
      decoded([0x1B, byte]) == [.key(KeyPress(alt.key, alt.modifiers.union(.alt)))])
  }

  @Test("Characters come one scalar at a time, whatever their length")
  func characters() throws {
    let text = "a é 中 👩‍👩‍👧 e\u{301}"
    let events = text.unicodeScalars.map { InputEvent.key(KeyPress(.character(Character($0)))) }
    #expect(decoded(text) == events)
    #expect(try decoded("␛é␛中") == [.key(press("Alt+é")), .key(press("Alt+中"))])
  }

  @Test("Broken UTF-8 is U+FFFD for each maximal part, as in String(decoding:)")
  func brokenUTF8() {
    var random = SplitMix(seed: 7)
    for _ in 0..<4000 {
      let length = Int.random(in: 1...8, using: &random)
      let broken = (0..<length).map { _ in UInt8.random(in: 0x78...0xFF, using: &random) }
        .map { $0 < 0x7F ? $0 : max($0, 0x80) }
      let events = decodeParts([broken + [0x2E]])
      let scalars = String(decoding: broken + [0x2E], as: UTF8.self).unicodeScalars
      let typed = scalars.map { 0x80...0x9F ~= $0.value ? "\u{FFFD}" : Character($0) }
      #expect(events == typed.map { .key(KeyPress(.character($0))) }, "\(broken)")
      #expect(events == decodeParts((broken + [0x2E]).map { [$0] }), "\(broken)")
    }
  }

  @Test("8-bit introducers are not taken: a raw 0x9B is a broken character")
  func eightBit() throws {
    #expect(
      try decoded([0x9B, 0x41]) == [.key(KeyPress(.character("\u{FFFD}"))), .key(press("A"))])
    // No key types U+0080 to U+009F.
    for byte in UInt8(0x80)...0x9F {
      #expect(decoded([0xC2, byte]) == [.key(KeyPress(.character("\u{FFFD}")))])
    }
    #expect(decoded([0xC2, 0xA0]) == [.key(KeyPress(.character("\u{A0}")))])
  }

  @Test(
    "ESC in front is Alt",
    arguments: [
      ("␛a", "Alt+a"), ("␛A", "Alt+A"), ("␛\r", "Alt+Enter"), ("␛\u{7F}", "Alt+Backspace"),
      ("␛1", "Alt+1"), ("␛.", "Alt+."), ("␛X", "Alt+X"), ("␛^", "Alt+^"), ("␛\n", "Ctrl+Alt+J"),
      ("␛␛[A", "Alt+Up"), ("␛␛[5~", "Alt+PageUp"), ("␛[1;3P", "Alt+F1"), ("␛[15;3~", "Alt+F5"),
      ("␛␛[1;2D", "Alt+Shift+Left"),
    ])
  func alt(input: String, name: String) throws {
    #expect(try decoded(input) == [.key(press(name))])
  }

  @Test("More than one ESC: each that belongs to nothing is an Escape")
  func escapes() throws {
    let escape = try InputEvent.key(press("Escape"))
    #expect(decoded("␛", flushed: true) == [escape])
    #expect(decoded("␛␛", flushed: true) == [escape, escape])
    #expect(decoded("␛␛␛", flushed: true) == [escape, escape, escape])
    #expect(try decoded("␛␛x") == [escape, .key(press("Alt+x"))])
    #expect(try decoded("␛␛␛[B") == [escape, .key(press("Alt+Down"))])
    #expect(decoded("␛␛]11;rgb:0/0/0␛\\").first == escape)
    #expect(decoded("␛␛[200~x␛[201~") == [escape, .paste("x")])
    #expect(decoded("␛␛[I") == [escape, .focus(true)])
    #expect(try decoded("␛␛OP") == [escape, .key(press("F1"))])
    #expect(try decoded("␛␛[15~") == [escape, .key(press("F5"))])
  }

  @Test("Unknown sequences are swallowed whole")
  func unknown() throws {
    let dot = try InputEvent.key(press("."))
    for input in [
      "␛[99;99X", "␛[>41;380;0d", "␛[1;2;3;4z", "␛[!p", "␛[?1;2$x", "␛Oz", "␛[[Z", "␛[5 q",
      "␛]52;c;aGk=␛\\", "␛]8;;http://x\u{7}", "␛P1$r0m␛\\", "␛_Gi=1;OK␛\\", "␛]11;red␛\\",
      "␛]é中\u{7}",
      "␛[201~", "␛[999999999999999999999999u", "␛[57441u", "␛[55296u", "␛[0u", "␛[3;1u",
      "␛[=1c", "␛[::::~", "␛[<0;1M", "␛[<1;1;1;1M", "␛[?1;2;3y", "␛[0;0R", "␛[27;5~",
    ] {
      #expect(decoded(input + ".") == [.unknown(bytes(input)), dot], "\(input)")
    }
  }

  @Test("What breaks a sequence off is still read")
  func brokenOff() throws {
    let cut = InputEvent.unknown(bytes("␛[1;"))
    #expect(try decoded("␛[1;␛[A") == [cut, .key(press("Up"))])
    #expect(try decoded("␛[1;\r") == [cut, .key(press("Enter"))])
    #expect(try decoded("␛[1;é") == [cut, .key(press("é"))])
    #expect(try decoded("␛]1;x␛[A") == [.unknown(bytes("␛]1;x")), .key(press("Up"))])
    #expect(try decoded("␛]1;x\u{18}") == [.unknown(bytes("␛]1;x")), .key(press("Ctrl+X"))])
    #expect(try decoded("␛[M \u{3}") == [.unknown(bytes("␛[M ")), .key(press("Ctrl+C"))])
    #expect(try decoded("␛O\r") == [.key(press("Alt+O")), .key(press("Enter"))])
    #expect(try decoded("␛_␛_␛a").first == .key(press("Alt+_")))
  }

  @Test("A sequence without end costs a bounded memory, and ends with its end")
  func overlong() throws {
    let digits = Array(repeating: UInt8(ascii: "1"), count: 100_000)
    for (head, tail, bound) in [("␛[", "A", 256), ("␛]", "\u{7}", 4096), ("␛P", "␛\\", 4096)] {
      let input = bytes(head) + digits + bytes(tail + ".")
      let events = decodeParts([input])
      #expect(events.count == 2)
      guard case .unknown(let kept)? = events.first else {
        Issue.record("\(head) gave \(events.prefix(1))")
        continue
      }
      #expect(kept.count == bound)
      #expect(try events.last == .key(press(".")))
      #expect(decodeParts(input.map { [$0] }) == events)
    }
  }

  @Test("100,000 random inputs never trap and never depend on the cut")
  func fuzz() {
    var random = SplitMix(seed: 2026)
    let pieces: [[UInt8]] =
      ["␛", "␛[", "␛O", "␛]", "␛P", "␛_", "[", ";", ":", "?", "<", "$", "~", "M", "u", "\\"]
      .map(bytes) + [bytes("200~"), bytes("␛[200~"), bytes("␛[201~"), [0x07], [0x18], [0x0D]]
    for _ in 0..<100_000 {
      var input: [UInt8] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        switch UInt8.random(in: 0..<10, using: &random) {
        case 0..<6: input += pieces.randomElement(using: &random) ?? []
        case 6..<8: input.append(UInt8.random(in: 0x30...0x39, using: &random))
        default: input.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      let whole = drained([input])
      let cut = Int.random(in: 0...input.count, using: &random)
      guard drained([Array(input[..<cut]), Array(input[cut...])]) == whole,
        drained(input.map { [$0] }) == whole
      else {
        Issue.record("\(input) cut at \(cut)")
        return
      }
    }
  }

  /// All events, with everything given up at the end; the decoder must then be at rest.
  private func drained(_ parts: [[UInt8]]) -> [InputEvent] {
    var decoder = KeyDecoder()
    var events = parts.flatMap { decoder.feed($0) }
    var rounds = 0
    while decoder.isPending, rounds < 200 {
      events += decoder.flush()
      rounds += 1
    }
    events += decoder.flushPaste()
    #expect(!decoder.isPending && !decoder.isPasting, "\(parts)")
    return events
  }
}
