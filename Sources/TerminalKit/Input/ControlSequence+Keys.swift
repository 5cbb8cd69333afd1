extension ControlSequence {
  /// A key in one of the forms of xterm, VT220, rxvt and kitty.
  var keyEvents: [InputEvent]? {
    if final == UInt8(ascii: "u") { return kittyEvents }
    if final == UInt8(ascii: "~"), number(0) == 27, parameters.count == 3 {
      return otherKeyEvents
    }
    guard var press = cursorKey ?? numberedKey else { return nil }
    if number(1, 1) == 3 { return [] }
    press.modifiers.formUnion(Self.modifiers(number(1)))
    return [.key(press)]
  }

  /// The key after `ESC O`: cursor and function keys, the application keypad, rxvt's Ctrl+arrows.
  var singleShiftKey: KeyPress? {
    guard isPlain else { return nil }
    let held = Self.modifiers(parameters.last?.first ?? nil)
    switch final {
    case UInt8(ascii: "M"): return KeyPress(.enter, held)
    case UInt8(ascii: "I"): return KeyPress(.tab, held)
    case UInt8(ascii: "R"): return KeyPress(.function(3), held)
    case UInt8(ascii: "X"): return KeyPress(.character("="), held)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return KeyPress(Self.arrows[Int(final) - 0x61], held.union(.control))
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The keypad sends its own character with 0x40 added.
      return KeyPress(.character(Character(Unicode.Scalar(final - 0x40))), held)
    default:
      guard let key = Self.lettered(final) else { return nil }
      return KeyPress(key, held)
    }
  }

  private static let arrows: [Key] = [.up, .down, .right, .left]

  private static func lettered(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A")...UInt8(ascii: "D"): arrows[Int(final) - 0x41]
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "S"): .function(4)
    default: nil
    }
  }

  /// A key named by the final byte.
  private var cursorKey: KeyPress? {
    // The first parameter of these is 1 or left out.
    guard number(0) ?? 1 == 1, parameters.count <= 2 else { return nil }
    switch final {
    case UInt8(ascii: "Z"): return KeyPress(.tab, .shift)
    case UInt8(ascii: "R") where isThirdFunctionKey: return KeyPress(.function(3))
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return KeyPress(Self.arrows[Int(final) - 0x61], .shift)
    default: return Self.lettered(final).map { KeyPress($0) }
    }
  }

  /// xterm's F3 with modifiers looks like a cursor report of row 1, column 2 to 8; where that matters
  /// ask with `ESC[?6n`, whose answer has a `?`.
  private var isThirdFunctionKey: Bool {
    parameters.isEmpty || (parameters.count == 2 && (2...8).contains(number(1) ?? 0))
  }

  /// A key named by its first number; rxvt puts the modifiers into the final byte.
  private var numberedKey: KeyPress? {
    guard let number = number(0), let key = Self.numbered(number) else { return nil }
    switch final {
    case UInt8(ascii: "~"): return KeyPress(key)
    case UInt8(ascii: "$"): return KeyPress(key, .shift)
    case UInt8(ascii: "^"): return KeyPress(key, .control)
    case UInt8(ascii: "@"): return KeyPress(key, [.shift, .control])
    default: return nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    // VT220 leaves gaps between its groups of function keys.
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// The modifiers of a parameter, which is 1 plus their bits (kitty's keyboard protocol, "Modifiers").
  static func modifiers(_ parameter: Int?) -> Modifiers {
    let bits = max(0, (parameter ?? 1) - 1)
    var modifiers = Modifiers(rawValue: UInt8(bits & 15))
    if bits & 16 != 0 { modifiers.insert(.super) }
    if bits & 32 != 0 { modifiers.insert(.alt) }
    return modifiers
  }
}
