/// One or more presses, one after the other, that a binding names: `Ctrl+X Ctrl+E`.
public struct KeyChord: Hashable, Sendable, CustomStringConvertible {
  /// The presses in order, at least one.
  public let steps: [KeyPress]

  /// Creates a chord of one press.
  public init(_ press: KeyPress) {
    steps = [press]
  }

  /// A chord by its name, `nil` for a text that names none.
  ///
  /// Steps are parted by spaces. A step is a key behind modifiers, in the style of `Ctrl+Alt+Delete`
  /// or in that of Emacs, `C-M-x`. Names of keys and modifiers are read in any case; a single
  /// character is itself, so that `Alt+a` and `Alt+A` are two keys, but letters with Ctrl are one.
  public init?(_ name: String) {
    var steps: [KeyPress] = []
    for word in name.split(whereSeparator: \.isWhitespace) {
      guard let press = KeyPress(name: word) else { return nil }
      steps.append(press)
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The canonical name, which reads back as the same chord.
  public var description: String {
    steps.map(\.name).joined(separator: " ")
  }
}
