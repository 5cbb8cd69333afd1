extension ControlSequence {
  /// Mouse, focus and the terminal's answers.
  var reportEvents: [InputEvent]? {
    switch marker {
    case UInt8(ascii: "<"): mouseEvents
    case UInt8(ascii: "?"): privateReply.map { [.reply($0)] }
    case UInt8(ascii: ">"): secondaryAttributes.map { [.reply($0)] }
    case 0: plainReport.map { [$0] }
    default: nil
    }
  }

  private var privateReply: TerminalReply? {
    switch (intermediates, final) {
    case ([], UInt8(ascii: "c")):
      .primaryDeviceAttributes(parameters.map { $0.first.flatMap(\.self) ?? 0 })
    case ([], UInt8(ascii: "u")) where parameters.count == 1:
      number(0).map { .keyboardFlags($0) }
    case ([], UInt8(ascii: "R")):
      cursorPosition
    case ([UInt8(ascii: "$")], UInt8(ascii: "y")) where parameters.count == 2:
      number(0).map { .mode($0, state: number(1) ?? 0) }
    default:
      nil
    }
  }

  private var secondaryAttributes: TerminalReply? {
    guard intermediates.isEmpty, final == UInt8(ascii: "c"), !parameters.isEmpty else { return nil }
    return .secondaryDeviceAttributes(parameters.map { $0.first.flatMap(\.self) ?? 0 })
  }

  private var plainReport: InputEvent? {
    switch final {
    case UInt8(ascii: "I") where parameters.isEmpty: .focus(true)
    case UInt8(ascii: "O") where parameters.isEmpty: .focus(false)
    case UInt8(ascii: "R"): cursorPosition.map { .reply($0) }
    case UInt8(ascii: "M") where parameters.count == 3: rxvtMouse
    default: nil
    }
  }

  private var cursorPosition: TerminalReply? {
    guard parameters.count >= 2, let row = number(0), let column = number(1), row > 0, column > 0
    else { return nil }
    return .cursorPosition(Point(row: row - 1, column: column - 1))
  }

  /// SGR: `CSI < code ; column ; row M`, with `m` for a release.
  private var mouseEvents: [InputEvent]? {
    guard intermediates.isEmpty, parameters.count == 3, let code = number(0),
      let column = number(1), let row = number(2),
      final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
    else { return nil }
    let isRelease = final == UInt8(ascii: "m")
    return [
      .mouse(MouseEvent(code: code, row: row - 1, column: column - 1, isRelease: isRelease))
    ]
  }

  /// rxvt: as the oldest form, but in decimal.
  private var rxvtMouse: InputEvent? {
    guard let code = number(0), code >= 32, let column = number(1), let row = number(2) else {
      return nil
    }
    return .mouse(MouseEvent(legacyCode: code - 32, row: row - 1, column: column - 1))
  }
}
