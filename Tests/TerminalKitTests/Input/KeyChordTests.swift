import Testing

@testable import TerminalKit

struct KeyChordTests {
  @Test(
    "Names in both styles, and the canonical one",
    arguments: [
      ("Ctrl+X Ctrl+E", "Ctrl+X Ctrl+E"), ("C-x C-e", "Ctrl+X Ctrl+E"), ("ctrl-x", "Ctrl+X"),
      ("C-X", "Ctrl+X"), ("Control+x", "Ctrl+X"), ("Alt+1", "Alt+1"), ("M-f", "Alt+f"),
      ("M-F", "Alt+F"), ("Alt+Shift+f", "Alt+F"), ("Meta+<", "Alt+<"),
      ("Shift+Enter", "Shift+Enter"),
      ("S-Tab", "Shift+Tab"), ("F2", "F2"), ("f12", "F12"), ("F35", "F35"), ("PageUp", "PageUp"),
      ("pgdn", "PageDown"), ("Space", "Space"), ("SPC", "Space"), ("C-SPC", "Ctrl+Space"),
      ("C-@", "Ctrl+Space"), ("`", "`"), ("?", "?"), ("+", "+"), ("-", "-"), ("Ctrl++", "Ctrl++"),
      ("Ctrl+-", "Ctrl+-"), ("C--", "Ctrl+-"), ("Ctrl+Plus", "Ctrl++"), ("Alt+Enter", "Alt+Enter"),
      ("M-RET", "Alt+Enter"), ("Esc", "Esc"), ("ESCAPE", "Esc"), ("C-_", "Ctrl+_"),
      ("Alt+_", "Alt+_"),
      ("Shift+a", "A"), ("A", "A"), ("a", "a"), ("Shift+Alt+Ctrl+Delete", "Ctrl+Alt+Shift+Delete"),
      ("C-S-c", "Ctrl+Shift+C"), ("Super+k", "Super+K"), ("Cmd+K", "Super+K"), ("中", "中"),
      ("Alt+é", "Alt+é"), ("Ctrl+С", "Ctrl+С"), ("U+301", "U+301"), ("u+0041", "A"),
      ("  C-x   b ", "Ctrl+X b"), ("Ctrl+Home", "Ctrl+Home"), ("Backspace", "Backspace"),
      ("C-BS", "Ctrl+Backspace"), ("Insert", "Insert"), ("C-M-a", "Ctrl+Alt+A"),
    ])
  func names(name: String, canonical: String) throws {
    let chord = try #require(KeyChord(name))
    #expect(chord.description == canonical)
    #expect(KeyChord(canonical) == chord)
  }

  @Test(
    "What is not a name",
    arguments: [
      "", " ", "Ctrl+", "Ctrl", "Foo", "Foo+a", "Ctrl+Ctrl+a", "C-C-a", "F0", "F36", "F01", "Fx",
      "ab",
      "Shift+1", "Shift+?", "Ctrl+Shift+1", "U+D800", "U+110000", "U+", "Ctrl+X Foo", "Alt+-+x",
      "F-1",
      "f+2",
    ])
  func noNames(name: String) {
    #expect(KeyChord(name) == nil)
  }

  @Test("A chord is the presses that the decoder gives for it")
  func decodedPresses() throws {
    let chord = try #require(KeyChord("Ctrl+X Ctrl+E"))
    #expect(decoded([0x18, 0x05]) == chord.steps.map { .key($0) })
    #expect(KeyChord(try press("F2")) == KeyChord("F2"))
  }

  @Test("Whatever the decoder gives has a name that reads back")
  func roundTrip() throws {
    var inputs: [[UInt8]] = (0...0x7F).map { [$0] } + (0...0x7F).map { [0x1B, $0] }
    for value in stride(from: 0xA0, to: 0x3000, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let utf8 = Array(String(Character(scalar)).utf8)
      inputs += [utf8, [0x1B] + utf8]
    }
    for code in 32..<127 {
      for modifiers in 2...16 { inputs.append(bytes("␛[\(code);\(modifiers)u")) }
    }
    for input in inputs {
      for case .key(let press) in decodeParts([input]) {
        #expect(KeyChord(KeyChord(press).description)?.steps == [press], "\(press)")
      }
    }
  }
}
