import Testing

@testable import TerminalKit

struct ControlSequenceKeysTests {
  /// The final letter of each key in xterm's forms.
  static let lettered = [
    ("A", "Up"), ("B", "Down"), ("C", "Right"), ("D", "Left"), ("H", "Home"), ("F", "End"),
    ("P", "F1"), ("Q", "F2"), ("S", "F4"),
  ]

  /// xterm's modifier parameter.
  static let modifiers = [
    (2, "Shift"), (3, "Alt"), (4, "Alt+Shift"), (5, "Ctrl"), (6, "Ctrl+Shift"), (7, "Ctrl+Alt"),
    (8, "Ctrl+Alt+Shift"), (9, "Super"), (13, "Ctrl+Super"), (33, "Alt"), (65, ""), (129, ""),
  ]

  static func held(_ modifiers: String, _ key: String) -> String {
    modifiers.isEmpty ? key : "\(modifiers)+\(key)"
  }

  @Test("Cursor and function keys, with CSI and SS3, alone and with modifiers")
  func letters() throws {
    for (letter, key) in Self.lettered {
      #expect(try decoded("␛[\(letter)") == [.key(press(key))])
      #expect(try decoded("␛O\(letter)") == [.key(press(key))])
      #expect(try decoded("␛[1\(letter)") == [.key(press(key))])
      for (number, modifiers) in Self.modifiers {
        let wanted = try press(Self.held(modifiers, key))
        #expect(decoded("␛[1;\(number)\(letter)") == [.key(wanted)])
        #expect(decoded("␛O1;\(number)\(letter)") == [.key(wanted)])
        #expect(decoded("␛O\(number)\(letter)") == [.key(wanted)])
      }
    }
  }

  static let numbered = [
    (1, "Home"), (2, "Insert"), (3, "Delete"), (4, "End"), (5, "PageUp"), (6, "PageDown"),
    (7, "Home"), (8, "End"), (11, "F1"), (12, "F2"), (13, "F3"), (14, "F4"), (15, "F5"), (17, "F6"),
    (18, "F7"), (19, "F8"), (20, "F9"), (21, "F10"), (23, "F11"), (24, "F12"), (25, "F13"),
    (26, "F14"), (28, "F15"), (29, "F16"), (31, "F17"), (32, "F18"), (33, "F19"), (34, "F20"),
  ]

  @Test("Numbered keys, with xterm's and rxvt's modifiers")
  func numbers() throws {
    for (number, key) in Self.numbered {
      #expect(try decoded("␛[\(number)~") == [.key(press(key))])
      #expect(try decoded("␛[\(number)$") == [.key(press("Shift+\(key)"))])
      #expect(try decoded("␛[\(number)^") == [.key(press("Ctrl+\(key)"))])
      #expect(try decoded("␛[\(number)@") == [.key(press("Ctrl+Shift+\(key)"))])
      for (parameter, modifiers) in Self.modifiers {
        #expect(
          try decoded("␛[\(number);\(parameter)~") == [.key(press(Self.held(modifiers, key)))])
      }
    }
  }

  @Test(
    "Forms of other terminals",
    arguments: [
      ("␛[Z", "Shift+Tab"), ("␛[1;2Z", "Shift+Tab"), ("␛[1;6Z", "Ctrl+Shift+Tab"),
      ("␛[a", "Shift+Up"), ("␛[b", "Shift+Down"), ("␛[c", "Shift+Right"), ("␛[d", "Shift+Left"),
      ("␛Oa", "Ctrl+Up"), ("␛Ob", "Ctrl+Down"), ("␛Oc", "Ctrl+Right"), ("␛Od", "Ctrl+Left"),
      ("␛[[A", "F1"), ("␛[[B", "F2"), ("␛[[C", "F3"), ("␛[[D", "F4"), ("␛[[E", "F5"),
      ("␛OM", "Shift+Enter"), ("␛[27;6;47~", "Ctrl+/"), ("␛[47;5u", "Ctrl+/"), ("␛OI", "Tab"),
      ("␛OR", "F3"), ("␛[R", "F3"), ("␛OX", "="),
      ("␛Oj", "*"), ("␛Ok", "+"), ("␛Ol", ","), ("␛Om", "-"), ("␛On", "."), ("␛Oo", "/"),
      ("␛Op", "0"), ("␛Oy", "9"), ("␛[1;2R", "Shift+F3"), ("␛[1;5R", "Ctrl+F3"),
      ("␛␛[d", "Alt+Shift+Left"), ("␛␛Oa", "Ctrl+Alt+Up"), ("␛␛[3^", "Ctrl+Alt+Delete"),
    ])
  func others(input: String, name: String) throws {
    #expect(try decoded(input) == [.key(press(name))])
  }

  @Test func `In the keypad's application mode ESC O M is its Enter`() {
    var decoder = KeyDecoder(hasApplicationKeypad: true)
    #expect(decoder.feed(Array("\u{1B}OM".utf8)) == [.key(KeyPress(.enter))])
  }
}
