package import TerminalKit

/// Which modes of our own the terminal is in, and the bytes that enter and leave them. A value: the
/// session writes the bytes.
///
/// Keyboard protocols are turned on only after the terminal answered that it has them, since every mode
/// that is on must be decoded, and undone even in a crash.
package struct TerminalModes: Sendable, Equatable {
  private var hasKittyKeyboard = false
  private var hasModifyOtherKeys = false
  private var mouseIsOn = false
  private var cursorShape: CursorShape?
  /// True if the terminal holds frames back until they are whole (DEC mode 2026).
  package private(set) var hasSynchronizedOutput = false
  private var sawKeyboardFlags = false
  private var hasTitle = false
  private let titleAfter: String
  /// True if the keypad's application mode is on.
  package let hasApplicationKeypad: Bool
  /// True if the wheel was no arrows before we came.
  private var hadNoWheelArrows = false

  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

  /// The sequences around a frame that is held back until it is complete.
  static let synchronizedUpdate = (begin: "\u{1B}[?2026h", end: "\u{1B}[?2026l")

  /// Creates modes that are all off.
  ///
  /// - Parameters:
  ///   - terminal: The value of `TERM`.
  ///   - titleAfter: The title for terminals that cannot give the one before back.
  package init(terminal: String = "", titleAfter: String = "") {
    self.titleAfter = titleAfter
    hasApplicationKeypad = Self.needsApplicationKeypad(terminal)
  }

  /// True for st: without the keypad's application mode it sends what means other things elsewhere for Delete, Insert
  /// and End (`CSI P`, `CSI 4 h`, `CSI J`; st 0.9).
  package static func needsApplicationKeypad(_ terminal: String) -> Bool {
    terminal == "st" || terminal.hasPrefix("st-") || terminal.hasPrefix("stterm")
  }

  /// The modes that are set with the screen: bracketed paste, no arrows for the wheel, the keypad. With it goes every question
  /// that ends in `p`: QTerminal 1.2 and zutty 0.14 draw that letter, on the shell's screen if ncurses has not left it
  /// yet. So it is taken back at once.
  package var enter: String { "\u{1B}7\(modesAndQuestions)\u{1B}8\u{1B}[K" }

  private var modesAndQuestions: String {
    "\u{1B}[?2004h\(Self.pasteQuestion)\(Self.wheelQuestion)\(Self.frameQuestion)"
      + "\u{1B}[?1007l" + (hasApplicationKeypad ? "\u{1B}=" : "")
  }

  /// Asks whether pastes are marked (mode 2004): in one that says so, text that comes at once was typed ahead.
  private static let pasteQuestion = "\u{1B}[?2004$p"
  /// Asks whether the wheel is arrows on this screen (mode 1007); those who do not answer have it on.
  private static let wheelQuestion = "\u{1B}[?1007$p"

  /// Asks whether the terminal holds frames back (mode 2026).
  private static let frameQuestion = "\u{1B}[?2026$p"

  /// Queries for keyboard protocol, background colour and device attributes. st 0.9 and terminology 1.13 take the first
  /// for "go to the place that was saved", so the cursor has to be put back after them. Saving the place before them is
  /// nothing for the alternate screen: libvterm 0.1.4 (Neovim, Emacs) keeps one place for that and for the shell's.
  package static let questions = "\u{1B}[?u\u{1B}]11;?\u{07}\u{1B}[c"

  /// Queries for the terminal's name and version (XTVERSION, DA2), before those that DA1 ends.
  static let identityQuestions = "\u{1B}[>q\u{1B}[>c"

  /// Takes an answer of the terminal in; returns what is to be written because of it.
  package mutating func answered(_ reply: TerminalReply) -> String {
    switch reply {
    case .keyboardFlags:
      sawKeyboardFlags = true
      return ""
    case .mode(1007, let state):
      hadNoWheelArrows = state == 2 || state == 4
      return ""
    case .mode(2026, let state):
      hasSynchronizedOutput = state == 1 || state == 2 || state == 3
      return ""
    case .primaryDeviceAttributes:
      return sawKeyboardFlags ? setKittyKeyboard() : setModifyOtherKeys()
    default:
      return ""
    }
  }

  private mutating func setKittyKeyboard() -> String {
    guard !hasKittyKeyboard else { return "" }
    hasKittyKeyboard = true
    return "\u{1B}[>5u"
  }

  private mutating func setModifyOtherKeys() -> String {
    guard !hasModifyOtherKeys else { return "" }
    hasModifyOtherKeys = true
    return "\u{1B}[>4;2m"
  }

  /// Turns mouse reports on or off; returns what is to be written.
  package mutating func setMouse(_ isOn: Bool) -> String {
    guard isOn != mouseIsOn else { return "" }
    mouseIsOn = isOn
    return isOn
      ? Self.mouseOn : Self.mouseOff
  }

  /// Sets the look of the cursor; returns what is to be written. The terminal's own is number 0.
  package mutating func setCursor(_ shape: CursorShape?) -> String {
    guard shape != cursorShape else { return "" }
    cursorShape = shape
    return Self.cursor(shape)
  }

  private static func cursor(_ shape: CursorShape?) -> String {
    switch shape {
    case nil: "\u{1B}[0 q"
    case .block: "\u{1B}[2 q"
    case .underline: "\u{1B}[4 q"
    case .bar: "\u{1B}[6 q"
    }
  }

  /// Sets the title of the window. The one before is put on the terminal's stack first, where there is one.
  package mutating func setTitle(_ title: String) -> String {
    defer { hasTitle = true }
    return (hasTitle ? "" : Self.keepTitle) + "\u{1B}]2;\(title)\u{07}"
  }

  private static let keepTitle = "\u{1B}[22;2t"
  /// Terminals without a stack keep the title that is set here.
  private var titleBack: String { "\u{1B}]2;\(titleAfter)\u{07}\u{1B}[23;2t" }

  /// An empty screen in the terminal's own colours. What leaves the screen writes it first: GNU Screen without
  /// `altscreen`, mosh and the Linux console have no other screen, and would keep the picture.
  static let emptyScreen = "\u{1B}[0m\u{1B}[H\u{1B}[J"

  /// The whole screen scrolls again. Moves the cursor, as terminals do.
  static let noMargins = "\u{1B}[r"

  /// Places count from the corner, and the whole screen scrolls again. Moves the cursor: only for a screen that is
  /// entered, since the shell's cursor is kept with its place.
  static let wholeScreen = "\u{1B}[?6l\(noMargins)"

  /// Turns off what another program may have left on when it ended badly: mouse reports, reports of the focus, other
  /// character sets, insertion, looks.
  package static let cleanse =
    "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[?1004l\u{1B}[?2004l\u{1B}[?1l\u{1B}>"
    + "\u{1B}[4l\u{1B}[?7h\u{1B}(B\u{0F}\u{1B}[0m"

  /// Everything that is on, again, after another program had the terminal. The title is set again with the next
  /// frame, which draws every cell: nothing need be taken back. The alternate screen has a stack of keyboard flags
  /// for itself: what is on it was left there by a program that ended badly.
  package mutating func reenter() -> String {
    hasTitle = false
    return modesAndQuestions + (hasKittyKeyboard ? "\u{1B}[<9u\u{1B}[>5u" : "")
      + (hasModifyOtherKeys ? "\u{1B}[>4;2m" : "")
      + (mouseIsOn ? Self.mouseOn : "") + (cursorShape.map(Self.cursor) ?? "")
  }

  /// Undoes the modes, in an order that is right on the alternate screen (kitty's stack is per screen).
  package var leave: String {
    (hasKittyKeyboard ? "\u{1B}[<u" : "") + (hasModifyOtherKeys ? "\u{1B}[>4;0m" : "")
      + (hasSynchronizedOutput ? "\u{1B}[?2026l" : "") + Self.noMargins + "\u{1B}[?2004l"
      + (hadNoWheelArrows ? "" : "\u{1B}[?1007h") + (hasApplicationKeypad ? "\u{1B}>" : "")
      + (mouseIsOn ? Self.mouseOff : "")
      + (cursorShape == nil ? "" : Self.cursor(nil)) + (hasTitle ? titleBack : "")
  }

  /// Undoes the modes without the title that names the user and the folder.
  var leaveForOthers: String { leave.replacing(titleBack, with: "\u{1B}[23;2t") }

  /// Undoes the modes where no screen was entered, without moving the cursor.
  package var leaveLine: String { leave.replacing(Self.noMargins, with: "") }

  /// The bytes that a crash writes: the modes, then attributes, cursor and the ordinary screen.
  ///
  /// - Parameter exitScreen: The terminal description's sequence for leaving the screen.
  package func restore(exitScreen: String?) -> String {
    leave + Self.emptyScreen + "\u{1B}[?1l\u{1B}>\u{1B}[?25h"
      + (exitScreen ?? "\u{1B}[?1049l")
  }
}
