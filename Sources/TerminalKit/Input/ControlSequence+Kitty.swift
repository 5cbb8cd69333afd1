extension ControlSequence {
  /// `CSI code:shifted:base ; modifiers:event ; text u` (kitty's keyboard protocol).
  var kittyEvents: [InputEvent]? {
    guard let code = number(0), parameters.count <= 3 else { return nil }
    if number(1, 1) == 3 { return [] }
    let held = Self.modifiers(number(1))
    if let key = KeyCode.key(code) {
      return [.key(Self.press(key, held))]
    }
    if held.isSubset(of: .shift), let typed = text, !typed.isEmpty {
      return typed.map { .key(KeyPress(.character($0))) }
    }
    let typed = KeyCode(code: code, shifted: number(0, 1), base: number(0, 2), isShiftOpen: true)
    return typed.press(held).map { [.key($0)] }
  }

  /// xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~`, the code with Shift already in it.
  var otherKeyEvents: [InputEvent]? {
    guard let code = number(2) else { return nil }
    let held = Self.modifiers(number(1))
    if let key = KeyCode.key(code) {
      return [.key(Self.press(key, held))]
    }
    return KeyCode(code: code, shifted: nil, base: nil, isShiftOpen: false).press(held)
      .map { [.key($0)] }
  }

  private static func press(_ key: Key, _ held: Modifiers) -> KeyPress {
    // The keypad's keys that type a text.
    if case .character = key { return KeyPress(key, held.subtracting(.shift)) }
    return KeyPress(key, held)
  }

  /// The text that the key typed, without controls.
  private var text: String? {
    guard parameters.count == 3 else { return nil }
    var text = String.UnicodeScalarView()
    for code in parameters[2] {
      guard let code, let scalar = Unicode.Scalar(UInt32(code)) else { continue }
      if scalar.properties.generalCategory != .control { text.append(scalar) }
    }
    return String(text)
  }
}
