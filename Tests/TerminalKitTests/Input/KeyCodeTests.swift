import Testing

@testable import TerminalKit

struct KeyCodeTests {
  private func press(
    _ code: Int, _ held: Modifiers, shifted: Int? = nil, base: Int? = nil, isShiftOpen: Bool = true
  ) -> KeyPress? {
    KeyCode(code: code, shifted: shifted, base: base, isShiftOpen: isShiftOpen).press(held)
  }

  @Test("Shift on the US layout, where the terminal does not say it")
  func usShift() {
    let plain = "`1234567890-=[]\\;',./"
    let shifted = "~!@#$%^&*()_+{}|:\"<>?"
    for (key, typed) in zip(plain.unicodeScalars, shifted) {
      #expect(press(Int(key.value), .shift) == KeyPress(.character(typed)))
      #expect(press(Int(key.value), [.shift, .alt]) == KeyPress(.character(typed), .alt))
      #expect(
        press(Int(key.value), .shift, isShiftOpen: false) == KeyPress(.character(Character(key))))
    }
  }

  @Test("What the terminal says of Shift comes before the US layout")
  func said() {
    #expect(press(0x37, .shift, shifted: 0x2F) == KeyPress(.character("/")))
    #expect(press(0x37, [.shift, .control], shifted: 0x2F) == KeyPress(.character("/"), .control))
  }

  @Test("Letters with Ctrl are lower case and keep their Shift")
  func controlLetters() {
    #expect(press(0x61, .control) == KeyPress(.character("a"), .control))
    #expect(press(0x41, .control) == KeyPress(.character("a"), .control))
    #expect(press(0x61, [.control, .shift]) == KeyPress(.character("a"), [.control, .shift]))
    #expect(press(0xE9, .super) == KeyPress(.character("é"), .super))
  }

  @Test("The key of the standard layout counts with a modifier only")
  func base() {
    #expect(press(0x441, .control, base: 0x63) == KeyPress(.character("c"), .control))
    #expect(press(0x441, .alt, base: 0x63) == KeyPress(.character("c"), .alt))
    #expect(press(0x441, [], base: 0x63) == KeyPress(.character("с")))
    #expect(press(0x71, .control, base: 0x61) == KeyPress(.character("q"), .control))
    #expect(press(0x441, .control, base: 0x441) == KeyPress(.character("с"), .control))
  }

  @Test(
    "Codes that type nothing",
    arguments: [-1, 0, 1, 0x1F, 0x7F, 0x85, 0x9F, 0xD800, 0x110000, 57344, 57441, 63743])
  func nothing(code: Int) {
    #expect(press(code, []) == nil)
  }

  @Test("Functional keys have no character, and characters are no functional keys")
  func functional() {
    for code in 57344...63743 { #expect(press(code, .control) == nil) }
    for code in [0x20, 0x61, 0x4E2D, 0xE000 - 1, 57427, 57454, 63744] {
      #expect(KeyCode.key(code) == nil)
    }
    #expect((57344...57357).allSatisfy { KeyCode.key($0) != nil })
    #expect((57364...57398).map(KeyCode.key) == (1...35).map { .function($0) })
    #expect((57399...57426).allSatisfy { KeyCode.key($0) != nil })
  }
}
