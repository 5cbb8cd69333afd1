/// The terminal as the environment describes it.
public struct TerminalEnvironment: Equatable, Sendable {
  /// The variables that terminals set about themselves, in one line. It finds the terminal again at the next start.
  public let key: String
  /// True inside tmux, screen, dvtm and zellij.
  public let isMultiplexed: Bool
  /// True if the line names a terminal: `xterm-256color` alone is what many say.
  public let isTelling: Bool

  private static let generic: Set = [
    "", "xterm", "xterm-color", "xterm-256color", "vt100", "vt220", "linux", "ansi", "rxvt",
  ]

  /// Reads the variables.
  public init(_ variables: [String: String]) {
    let set = TerminalVariable.allCases.compactMap { variable in
      variable.value { variables[$0] }.map { (variable: variable, value: $0) }
    }
    let term = variables["TERM"] ?? ""
    let parts = set.compactMap { variable, value -> String? in
      switch variable.kind {
      case .multiplexer: nil
      case .value: "\(variable.rawValue)=\(value)"
      case .presence: variable.rawValue
      }
    }
    // It is one line of a file, whatever the variables hold.
    key = String(
      (["TERM=\(term)"] + parts).joined(separator: " ").unicodeScalars.prefix(400)
        .filter { $0.value > 0x20 && $0.value < 0x7F || $0 == " " }.map { Character($0) })
    isTelling = !parts.isEmpty || !Self.generic.contains(term)
    isMultiplexed =
      set.contains { $0.variable.kind == .multiplexer }
      || ["screen", "tmux", "dvtm"].contains { term.hasPrefix($0) }
  }
}
