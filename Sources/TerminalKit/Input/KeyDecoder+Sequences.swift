extension KeyDecoder {
  /// Longer sequences are swallowed to their end; what is kept of them is this much.
  private static let sequenceBound = 256
  private static let stringBound = 4096

  /// A byte of a control sequence (ECMA-48, 5.4).
  mutating func takeSequence(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    switch byte {
    case UInt8(ascii: "[") where sequence.last == UInt8(ascii: "[") && !isOverlong:
      keep(byte, bound: Self.sequenceBound)
      state = .linuxFunction
    case UInt8(ascii: "M") where sequence.last == UInt8(ascii: "["):
      keep(byte, bound: Self.sequenceBound)
      state = .mouse
    case UInt8(ascii: "$") where isRxvtShift:
      finishSequence(byte, into: &events)
    case 0x20...0x3F:
      keep(byte, bound: Self.sequenceBound)
    case 0x40...0x7E:
      finishSequence(byte, into: &events)
    default:
      abandon(into: &events)
      return false
    }
    return true
  }

  /// rxvt ends the shifted form of `ESC[7~` with `$`, which elsewhere only comes before a final byte.
  private var isRxvtShift: Bool {
    guard let last = sequence.last, last >= 0x30, last <= 0x39 else { return false }
    return sequence.drop { $0 == 0x1B }.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private mutating func finishSequence(_ final: UInt8, into events: inout [InputEvent]) {
    keep(final, bound: Self.sequenceBound)
    let parsed = isOverlong ? nil : ControlSequence(body)
    if let parsed, parsed.isPasteStart {
      if sequence[1] == 0x1B { events.append(Self.escape) }
      state = .paste
      return
    }
    finish(parsed?.events, into: &events)
  }

  /// A byte after `ESC O`.
  mutating func takeSingleShift(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    switch byte {
    case 0x30...0x3B:
      keep(byte, bound: Self.sequenceBound)
    case 0x40...0x7E:
      keep(byte, bound: Self.sequenceBound)
      var press = isOverlong ? nil : ControlSequence(body)?.singleShiftKey
      if press == KeyPress(.enter), !hasApplicationKeypad { press = KeyPress(.enter, .shift) }
      finish(press.map { [.key($0)] }, into: &events)
    default:
      abandon(into: &events)
      return false
    }
    return true
  }

  /// The byte after `ESC [ [`: F1 to F5 of the Linux console.
  mutating func takeLinuxFunction(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    guard byte >= 0x40, byte <= 0x7E else {
      abandon(into: &events)
      return false
    }
    keep(byte, bound: Self.sequenceBound)
    let number = Int(byte) - 0x40
    finish((1...5).contains(number) ? [.key(KeyPress(.function(number)))] : nil, into: &events)
    return true
  }

  /// One of the three bytes after `ESC [ M`.
  mutating func takeMouse(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    guard byte >= 0x20 else {
      abandon(into: &events)
      return false
    }
    sequence.append(byte)
    // The body is the M and what follows it.
    if body.count == 4 {
      finish([.mouse(MouseEvent(legacy: body.dropFirst()))], into: &events)
    }
    return true
  }

  /// A byte of an OSC, DCS or APC string.
  mutating func takeString(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    switch byte {
    case 0x07:
      finishString([byte], into: &events)
    case 0x1B:
      state = .stringEscape
    case 0x18, 0x1A:
      abandon(into: &events)
      return false
    default:
      keep(byte, bound: Self.stringBound)
    }
    return true
  }

  /// The byte after an ESC in a string: a backslash ends the string, another one breaks it off.
  mutating func takeStringEscape(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    if byte == UInt8(ascii: "\\") {
      finishString([0x1B, byte], into: &events)
      return true
    }
    abandon(into: &events)
    state = .escape
    sequence = [0x1B]
    return false
  }

  private mutating func finishString(_ terminator: [UInt8], into events: inout [InputEvent]) {
    let reply = isOverlong ? nil : ControlString(introducer: sequence[1], body: body).reply
    for byte in terminator { keep(byte, bound: Self.stringBound) }
    finish(reply.map { [.reply($0)] }, into: &events)
  }

  /// The bytes after the introducer.
  private var body: ArraySlice<UInt8> {
    sequence.drop { $0 == 0x1B }.dropFirst()
  }

  private mutating func keep(_ byte: UInt8, bound: Int) {
    if sequence.count < bound { sequence.append(byte) } else { isOverlong = true }
  }

  /// Ends a sequence that means `meant`; `nil` when it means nothing to us.
  private mutating func finish(_ meant: [InputEvent]?, into events: inout [InputEvent]) {
    state = .ground
    let isDoubled = sequence[1] == 0x1B
    guard let meant else {
      events.append(.unknown(sequence))
      return
    }
    if isDoubled, meant.count == 1, case .key(var press) = meant[0], !press.key.isFunction {
      // rxvt, PuTTY and the Linux console put an ESC for Alt in front of the whole sequence. Before a function key
      // it is the Escape key: a slow line brings both at once, and those who would mean Alt (which no key of ours
      // uses) are few beside terminals that say it in the sequence.
      press.modifiers.insert(.alt)
      events.append(.key(press))
      return
    }
    if isDoubled, !meant.isEmpty { events.append(Self.escape) }
    events += meant
  }

  /// Breaks a sequence off; with nothing after its introducer it was Alt and that character.
  mutating func abandon(into events: inout [InputEvent]) {
    state = .ground
    isOverlong = false
    guard body.isEmpty else {
      events.append(.unknown(sequence))
      return
    }
    if sequence[1] == 0x1B { events.append(Self.escape) }
    let introducer = sequence[sequence.count - 1]
    events.append(.key(KeyPress(.character(Character(Unicode.Scalar(introducer))), .alt)))
  }
}

extension Key {
  /// True if it is one of F1 to F35.
  fileprivate var isFunction: Bool {
    if case .function = self { true } else { false }
  }
}
