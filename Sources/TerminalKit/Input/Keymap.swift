/// Which chord means which action.
public struct Keymap<Action: Hashable & Sendable>: Sendable {
  /// What presses so far mean.
  public enum Lookup {
    case action(Action)
    /// A longer chord begins so.
    case prefix
    case none
  }

  private var actions: [[KeyPress]: Action] = [:]

  /// No bindings.
  public init() {}

  /// Binds a chord.
  public mutating func bind(_ chord: KeyChord, to action: Action) { actions[chord.steps] = action }

  /// Takes a chord's meaning away.
  public mutating func unbind(_ chord: KeyChord) { actions[chord.steps] = nil }

  /// The chords of an action, in the order of binding.
  public func chords(for action: Action) -> [KeyChord] { [] }

  /// What the presses mean.
  public func lookup(_ presses: [KeyPress]) -> Lookup { actions[presses].map { .action($0) } ?? .none }
}
