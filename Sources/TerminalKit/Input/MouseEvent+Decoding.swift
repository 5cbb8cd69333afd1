extension MouseEvent {
  /// A report by xterm's code: the button in bits 0, 1, 6 and 7, modifiers in 2 to 4, motion in 5.
  init(code: Int, row: Int, column: Int, isRelease: Bool) {
    var modifiers: Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    self.init(
      action: Self.action(code, isRelease: isRelease),
      position: Point(row: max(0, row), column: max(0, column)), modifiers: modifiers)
  }

  /// The oldest form says that a button was released, but not which.
  init(legacyCode code: Int, row: Int, column: Int) {
    self.init(code: code, row: row, column: column, isRelease: false)
    if code & 0xE3 == 3 { action = .release(button: 0) }
  }

  /// The three bytes after `ESC [ M`, each 32 more than its value; places count from 1.
  init(legacy bytes: ArraySlice<UInt8>) {
    let values = bytes.map { Int($0) - 32 }
    self.init(legacyCode: values[0], row: values[2] - 1, column: values[1] - 1)
  }

  private static func action(_ code: Int, isRelease: Bool) -> Action {
    let isMotion = code & 32 != 0
    let low = code & 3
    let button: Int
    switch code & 0xC0 {
    case 0x00:
      if low == 3 { return .move }
      button = low + 1
    case 0x40:
      if low == 0, !isRelease { return .wheelUp }
      if low == 1, !isRelease { return .wheelDown }
      button = low + 4
    case 0x80:
      button = low + 8
    default:
      button = low + 12
    }
    if isRelease { return .release(button: button) }
    return isMotion ? .drag(button: button) : .press(button: button)
  }
}
