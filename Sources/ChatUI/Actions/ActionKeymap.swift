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
  package init(overrides: [String: [String]] = [:]) {
    self.init(checked: KeyOverrides(overrides))
  }

  init(checked overrides: KeyOverrides) {
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

  /// The keys of an action, the preferred one first.
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
      let sorted = order.filter(chords.contains) + chords.filter { !order.contains($0) }
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
