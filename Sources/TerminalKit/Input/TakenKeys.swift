/// Keys that the terminal, its window or a multiplexer keeps for itself, or sends as something else, so that no program
/// gets them: hints name others. Seen in the versions of Debian 12 (docs/terminals.md).
public struct TakenKeys: Hashable, Sendable {
  private var chords: Set<KeyChord> = []
  private var hasAltCharacters = false

  /// The variables whose presence decides.
  public static let variables =
    TerminalVariable.allCases.filter { $0.kind == .multiplexer } + [
      .xterm, .vte, .terminology, .kitty,
    ]

  /// None are taken.
  public static let none = TakenKeys()

  private init() {}

  /// Those of the terminal that an environment tells of.
  ///
  /// - Parameter variable: A variable of the environment; `nil` or empty if it is not set.
  public init(environment variable: (String) -> String?) {
    func has(_ name: TerminalVariable) -> Bool { name.value(in: variable) != nil }
    // In a multiplexer it is the keys of the terminal around it that matter, and nobody tells which that is.
    if TerminalVariable.allCases.contains(where: { $0.kind == .multiplexer && has($0) }) {
      // Without a request, xterm turns Alt and a character into another character: Alt+1 is ±.
      hasAltCharacters = (has(.tmux) || has(.screen)) && has(.xterm)
      return
    }
    var names: [String] = []
    // Help, the menu bar, a smaller font: each window keeps one or two, and which window it is nobody tells.
    if has(.vte) { names += ["F1", "F10", "Ctrl+_"] }
    // Full screen; paste.
    if has(.xterm) || has(.terminology) { names.append("Alt+Enter") }
    // A smaller font.
    if has(.kitty) { names.append("Ctrl+_") }
    chords = Set(names.compactMap { KeyChord($0) })
  }

  /// True if no program gets a chord.
  public func contains(_ chord: KeyChord) -> Bool {
    guard let first = chord.steps.first else { return false }
    if chords.contains(KeyChord(first)) { return true }
    guard hasAltCharacters, first.modifiers == .alt, case .character = first.key else {
      return false
    }
    return true
  }
}
