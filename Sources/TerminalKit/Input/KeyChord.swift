/// One or more presses, one after the other, that a binding names: `Ctrl+X Ctrl+E`.
public struct KeyChord: Hashable, Sendable, CustomStringConvertible {
  /// The presses in order, at least one.
  public let steps: [KeyPress]

  /// A chord of one press.
  public init(_ press: KeyPress) { steps = [press] }

  /// A chord by its name; `nil` for a name that is not one.
  public init?(_ name: String) {
    guard let first = name.first else { return nil }
    steps = [KeyPress(.character(first))]
  }

  /// The canonical name.
  public var description: String { "\(steps)" }
}
