package import TerminalKit

/// The keys of every context: the defaults with the config's laid over them.
package struct ActionKeymap: Sendable {
  /// An action's keys, ready to be shown.
  private struct Names: Sendable {
    let chords: [KeyChord]
    let hint: String
  }

  private var maps: [KeyContext: Keymap<Action>] = [:]
  private var names: [Action: Names] = [:]
  private let taken: TakenKeys

  /// The meaning of presses while several contexts are in force.
  package enum Lookup: Sendable, Hashable {
    case action(Action)
    /// The beginning of at least one chord.
    case prefix
    case none
  }

  /// The default keys with the given ones in their stead.
  ///
  /// - Parameter overrides: Action names to chords. What cannot be used is left out and told in `problems`.
  /// - Parameter taken: Keys that the terminal keeps. They are bound all the same, and named only where there is no
  ///   other.
  package init(overrides: [String: [String]] = [:], taken: TakenKeys = .none) {
    self.init(checked: KeyOverrides(overrides), taken: taken)
  }

  init(checked overrides: KeyOverrides, taken: TakenKeys = .none) {
    self.taken = taken
    var defaults: [Action: [KeyChord]] = [:]
    for info in ActionInfo.all {
      let chords = info.chords.compactMap { KeyChord($0) }
      defaults[info.action] = chords
      guard overrides.chords[info.action] == nil else { continue }
      for chord in chords where !overrides.take(chord, from: info.context) {
        maps[info.context, default: Keymap()].bind(chord, to: info.action)
      }
    }
    for info in ActionInfo.all {
      for chord in overrides.chords[info.action] ?? [] {
        maps[info.context, default: Keymap()].bind(chord, to: info.action)
      }
    }
    nameKeys(defaults)
  }

  /// The keys of an action that work in this terminal, the preferred one first; all of them if none does.
  package func chords(for action: Action) -> [KeyChord] { names[action]?.chords ?? [] }

  /// The name of an action's preferred key, empty when it has none.
  package func hint(_ action: Action) -> String { names[action]?.hint ?? "" }

  /// Takes what is still bound to each action after all keys were given out, in the order of the defaults.
  private mutating func nameKeys(_ defaults: [Action: [KeyChord]]) {
    var bound: [Action: [KeyChord]] = [:]
    for map in maps.values {
      for binding in map.bindings { bound[binding.action, default: []].append(binding.chord) }
    }
    for (action, chords) in bound {
      let order = defaults[action] ?? []
      let all = order.filter(chords.contains) + chords.filter { !order.contains($0) }
      let working = all.filter { !taken.contains($0) }
      let sorted = working.isEmpty ? all : working
      names[action] = Names(chords: sorted, hint: sorted.first?.description ?? "")
    }
  }

  /// The meaning of the presses so far; the first context that knows them wins.
  package func lookup(_ presses: [KeyPress], in contexts: [KeyContext]) -> Lookup {
    for context in contexts {
      switch maps[context]?.lookup(presses) {
      case .action(let action)?: return .action(action)
      case .prefix?: return .prefix
      case Keymap<Action>.Lookup.none?, nil: continue
      }
    }
    return .none
  }
}
