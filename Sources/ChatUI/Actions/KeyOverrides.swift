package import TerminalKit
import Wording

/// The config's keys, checked.
package struct KeyOverrides: Sendable, Equatable {
  /// Something in the config's keys that cannot be used.
  package struct Problem: Error, Hashable, Sendable {
    /// The action's name as the config has it.
    package let name: String
    /// The chord, where one is to blame.
    package let chord: String?
    /// A sentence for the user.
    package let message: String
  }

  /// The chords of the actions that were named.
  package private(set) var chords: [Action: [KeyChord]] = [:]
  /// The keys that were left out, in the order of the names.
  package private(set) var problems: [Problem] = []
  /// The chords that the config gives away, per context.
  private var takenChords: [KeyContext: Set<KeyChord>] = [:]

  /// Checks names and chords.
  package init(_ overrides: [String: [String]]) {
    for (name, names) in overrides.sorted(by: { $0.key < $1.key }) {
      guard let action = Action(rawValue: name) else {
        problems.append(Self.unknown(name))
        continue
      }
      chords[action] = names.compactMap { chord($0, for: action) }
    }
  }

  /// True if the config gave a default chord away: in its own context, or in one that it would hide.
  func take(_ chord: KeyChord, from context: KeyContext) -> Bool {
    takenChords.contains { other, chords in
      (other == context || context.isLookedUp(before: other))
        && chords.contains {
          chord.steps.starts(with: $0.steps) || $0.steps.starts(with: chord.steps)
        }
    }
  }

  private mutating func chord(_ name: String, for action: Action) -> KeyChord? {
    let context = action.info.context
    guard let chord = KeyChord(name), let first = chord.steps.first else {
      return refuse(
        name, action,
        localized("is not a key; write keys like Ctrl+K, Alt+Enter, F5 or Ctrl+X Ctrl+E"))
    }
    if Self.typesText(first), context != .transcript {
      return refuse(name, action, localized("is a character that you type"))
    }
    if !takenChords[context, default: []].insert(chord).inserted {
      return refuse(name, action, localized("is bound to another action too"))
    }
    return chord
  }

  private mutating func refuse(
    _ chord: String, _ action: Action, _ reason: String
  ) -> KeyChord? {
    problems.append(
      Problem(
        name: action.rawValue, chord: chord,
        message: localized("keys.\(action.rawValue): “\(chord)” \(reason).")))
    return nil
  }

  private static func typesText(_ press: KeyPress) -> Bool {
    guard case .character = press.key else { return false }
    return press.modifiers.isDisjoint(with: [.control, .alt, .super])
  }

  private static func unknown(_ name: String) -> Problem {
    let near = Suggestion.nearest(to: name, among: Action.allCases.map(\.rawValue))
    let hint =
      near.map { localized("; did you mean “\($0)”?") } ?? localized("; /help lists the names.")
    return Problem(
      name: name, chord: nil, message: localized("keys: unknown action “\(name)”\(hint)"))
  }
}
