package import TerminalKit

/// The keys of every context: the defaults with the config's laid over them.
package struct ActionKeymap: Sendable {
  private var maps: [KeyContext: Keymap<Action>] = [:]

  /// What presses mean where several contexts are in force.
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
    for info in ActionInfo.all where overrides.chords[info.action] == nil {
      for chord in info.chords.compactMap({ KeyChord($0) })
      where !overrides.take(chord, from: info.context) {
        maps[info.context, default: Keymap()].bind(chord, to: info.action)
      }
    }
    for info in ActionInfo.all {
      for chord in overrides.chords[info.action] ?? [] {
        maps[info.context, default: Keymap()].bind(chord, to: info.action)
      }
    }
  }

  /// The keys of an action, the preferred one first.
  package func chords(for action: Action) -> [KeyChord] {
    let bound = maps[action.info.context]?.chords(for: action) ?? []
    let order = action.info.chords.compactMap { KeyChord($0) }
    return order.filter(bound.contains) + bound.filter { !order.contains($0) }
  }

  /// The name of an action's preferred key, empty when it has none.
  package func hint(_ action: Action) -> String {
    chords(for: action).first?.description ?? ""
  }

  /// What the presses so far mean; the first context that knows them wins.
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
