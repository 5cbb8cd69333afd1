/// The map from chords to actions.
///
/// ```swift
/// switch keymap.lookup(presses) {
/// case .action(let action): run(action)
/// case .prefix: break  // wait for the next press
/// case .none: presses = []
/// }
/// ```
public struct Keymap<Action: Hashable & Sendable>: Sendable {
  /// The meaning of the presses so far.
  public enum Lookup {
    /// A whole chord.
    case action(Action)
    /// The beginning of a longer chord: wait for the next press.
    case prefix
    /// No chord begins with these presses.
    case none
  }

  /// A chord and its meaning.
  public struct Binding: Sendable {
    /// The bound chord.
    public let chord: KeyChord
    /// The action that it triggers.
    public let action: Action
  }

  /// All bindings, in the order in which they were made.
  public private(set) var bindings: [Binding] = []
  private var actions: [[KeyPress]: Action] = [:]
  /// Number of chords that start with these presses and continue.
  private var prefixes: [[KeyPress]: Int] = [:]

  /// No bindings.
  public init() {}

  /// Binds a chord. No chord can be the beginning of another: conflicting bindings are removed.
  /// - Returns: the removed bindings, including one of the same chord.
  @discardableResult
  public mutating func bind(_ chord: KeyChord, to action: Action) -> [Binding] {
    let displaced = isShutOut(chord) ? bindings.filter { Self.clash($0.chord, chord) } : []
    for binding in displaced { unbind(binding.chord) }
    bindings.append(Binding(chord: chord, action: action))
    actions[chord.steps] = action
    for prefix in Self.prefixes(of: chord) { prefixes[prefix, default: 0] += 1 }
    return displaced
  }

  /// Removes the binding of a chord.
  public mutating func unbind(_ chord: KeyChord) {
    guard actions.removeValue(forKey: chord.steps) != nil else { return }
    bindings.removeAll { $0.chord == chord }
    for prefix in Self.prefixes(of: chord) {
      let rest = prefixes[prefix, default: 1] - 1
      prefixes[prefix] = rest == 0 ? nil : rest
    }
  }

  /// The chords of an action, in the order in which they were bound.
  public func chords(for action: Action) -> [KeyChord] {
    bindings.filter { $0.action == action }.map(\.chord)
  }

  /// The meaning of the presses together.
  public func lookup(_ presses: [KeyPress]) -> Lookup {
    if let action = actions[presses] { return .action(action) }
    return prefixes[presses] == nil ? .none : .prefix
  }

  /// True if some binding clashes with the chord; without looking at each of them.
  private func isShutOut(_ chord: KeyChord) -> Bool {
    actions[chord.steps] != nil || prefixes[chord.steps] != nil
      || Self.prefixes(of: chord).contains { actions[$0] != nil }
  }

  private static func clash(_ one: KeyChord, _ other: KeyChord) -> Bool {
    one.steps.starts(with: other.steps) || other.steps.starts(with: one.steps)
  }

  private static func prefixes(of chord: KeyChord) -> [[KeyPress]] {
    (1..<chord.steps.count).map { Array(chord.steps[..<$0]) }
  }
}

extension Keymap.Lookup: Equatable {}
extension Keymap.Lookup: Sendable {}
