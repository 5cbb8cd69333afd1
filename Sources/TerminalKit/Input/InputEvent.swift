/// The events that the bytes of a terminal decode to.
public enum InputEvent: Hashable, Sendable {
  case key(KeyPress)
  /// A bracketed paste: line ends are LF, everything else is as it came, not sanitised.
  case paste(String)
  /// The terminal window gained or lost the focus.
  case focus(Bool)
  case mouse(MouseEvent)
  /// The terminal's answer to a question of ours.
  case reply(TerminalReply)
  /// A well-formed sequence that means nothing to us.
  case unknown([UInt8])
}

/// A mouse report.
public struct MouseEvent: Hashable, Sendable {
  /// Buttons by xterm's numbers: 1 left, 2 middle, 3 right, 6 and 7 the wheel sideways; 0 when the
  /// terminal does not say which was released.
  public enum Action: Hashable, Sendable {
    case press(button: Int)
    case release(button: Int)
    case drag(button: Int)
    case move
    case wheelUp, wheelDown
  }

  /// The button or wheel action.
  public var action: Action
  /// The cell under the pointer.
  public var position: Point
  /// The modifiers held.
  public var modifiers: Modifiers

  /// Creates a report.
  public init(action: Action, position: Point, modifiers: Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}

/// An answer of the terminal.
public enum TerminalReply: Hashable, Sendable {
  /// DA1: the attributes.
  case primaryDeviceAttributes([Int])
  /// DA2: the kind of terminal, its version, and a number without a meaning of its own.
  case secondaryDeviceAttributes([Int])
  /// DECRQM: the mode and its state (0 not recognised, 1 set, 2 reset, 3 permanently set, 4 permanently reset).
  case mode(Int, state: Int)
  /// The kitty keyboard flags in force.
  case keyboardFlags(Int)
  /// CPR.
  case cursorPosition(Point)
  /// OSC 10 or 11: a colour of the terminal, each part 0…1.
  case color(selector: Int, red: Double, green: Double, blue: Double)
  /// XTVERSION: the terminal's name and version.
  case version(String)
}
