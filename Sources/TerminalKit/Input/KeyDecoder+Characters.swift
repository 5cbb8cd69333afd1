extension KeyDecoder {
  /// A byte outside of any sequence, or after the ESC that stands for Alt.
  mutating func takeGround(_ byte: UInt8, into events: inout [InputEvent]) {
    switch byte {
    case 0x1B:
      state = .escape
      sequence = [byte]
      isOverlong = false
    case 0x00..<0x20, 0x7F:
      emit(Self.controlKey(byte), into: &events)
    case 0x20..<0x7F:
      emit(KeyPress(.character(Character(Unicode.Scalar(byte)))), into: &events)
    default:
      switch utf8.begin(byte) {
      case .needsMore: state = .utf8
      case .scalar(let scalar), .invalid(let scalar): emit(scalar, into: &events)
      }
    }
  }

  /// A byte inside a character; one that cannot belong to it is checked again.
  mutating func takeUTF8(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    switch utf8.next(byte) {
    case .needsMore:
      return true
    case .scalar(let scalar):
      state = .ground
      emit(scalar, into: &events)
      return true
    case .invalid(let replacement):
      state = .ground
      emit(replacement, into: &events)
      return false
    }
  }

  /// The byte after ESC.
  mutating func takeEscape(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    let isDoubled = sequence.count > 1
    switch byte {
    case 0x1B:
      if isDoubled { events.append(Self.escape) } else { sequence.append(byte) }
    case UInt8(ascii: "["): begin(.sequence, byte)
    case UInt8(ascii: "O"): begin(.singleShift, byte)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      if isDoubled { events.append(Self.escape) }
      sequence = [0x1B]
      begin(.string, byte)
    default:
      if isDoubled { events.append(Self.escape) }
      state = .ground
      isAlt = true
      takeGround(byte, into: &events)
    }
    return true
  }

  private mutating func begin(_ next: State, _ introducer: UInt8) {
    state = next
    sequence.append(introducer)
  }

  mutating func emit(_ scalar: Unicode.Scalar, into events: inout [InputEvent]) {
    // No key types a C1 control: it is broken text, and is kept as such.
    let isControl = 0x80...0x9F ~= scalar.value
    emit(KeyPress(.character(isControl ? "\u{FFFD}" : Character(scalar))), into: &events)
  }

  mutating func emit(_ press: KeyPress, into events: inout [InputEvent]) {
    var press = press
    if isAlt { press.modifiers.insert(.alt) }
    isAlt = false
    events.append(.key(press))
  }

  static let escape = InputEvent.key(KeyPress(.escape))

  /// The key behind a C0 control or DEL.
  static func controlKey(_ byte: UInt8) -> KeyPress {
    switch byte {
    case 0x09: KeyPress(.tab)
    case 0x0D: KeyPress(.enter)
    case 0x1B: KeyPress(.escape)
    case 0x7F: KeyPress(.backspace)
    case 0x00: KeyPress(.character(" "), .control)
    // The control bit clears bit 6 (and, for letters, bit 5) of the key's own character.
    case 0x01...0x1A: KeyPress(.character(Character(Unicode.Scalar(byte | 0x60))), .control)
    default: KeyPress(.character(Character(Unicode.Scalar(byte | 0x40))), .control)
    }
  }
}
