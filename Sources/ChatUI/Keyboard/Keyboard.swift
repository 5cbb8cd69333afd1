import FoundationEssentials
package import TerminalKit
package import TextEditing

/// The keys: what they are bound to, the chord that has begun, and whether the next Ctrl+C quits.
package struct Keyboard: Sendable {
  /// The outcomes of a key press.
  enum Outcome: Equatable {
    case action(Action)
    /// It is bound to nothing and may type a character.
    case unbound(KeyPress)
    /// It began a chord, or ended one that is bound to nothing.
    case nothing
  }

  /// The keys of all actions, with those of the configuration.
  package let keymap: ActionKeymap
  /// vi's keys in the composer; `nil` while they are off.
  package internal(set) var vi: ViEditing?
  /// The chord so far.
  package private(set) var pending: [KeyPress] = []
  /// Until when a second Ctrl+C quits.
  private(set) var quitDeadline: Date?

  init(_ keymap: ActionKeymap, hasVi: Bool = false) {
    self.keymap = keymap
    vi = hasVi ? ViEditing() : nil
  }

  /// Takes a key press; `contexts` are those in force, the most special first.
  mutating func press(_ press: KeyPress, in contexts: [KeyContext]) -> Outcome {
    pending.append(press)
    switch keymap.lookup(pending, in: contexts) {
    case .prefix:
      disarmQuit()
      return .nothing
    case .action(let action):
      pending = []
      return .action(action)
    case .none:
      defer { reset() }
      return pending.count > 1 ? .nothing : .unbound(press)
    }
  }

  /// Ends the chord, and asks for two Ctrl+C again.
  mutating func reset() {
    pending = []
    disarmQuit()
  }

  /// Lets a second Ctrl+C quit within two seconds.
  mutating func armQuit(at now: Date) { quitDeadline = now.addingTimeInterval(2) }
  mutating func disarmQuit() { quitDeadline = nil }

  mutating func expire(at now: Date) {
    if let quitDeadline, quitDeadline <= now { disarmQuit() }
  }
}
