/// What the environment says about the terminal.
public struct TerminalEnvironment: Equatable, Sendable {
  /// The variables that terminals set about themselves, in one line. It finds the terminal again at the next start.
  public let key: String
  /// True inside tmux, screen, dvtm and zellij.
  public let isMultiplexed: Bool
  /// True if the line names a terminal: `xterm-256color` alone is what many say.
  public let isTelling: Bool

  /// Variables with a value that names a terminal or its version.
  private static let telling = [
    "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "KONSOLE_VERSION", "VTE_VERSION", "XTERM_VERSION",
  ]
  /// Variables whose presence names one; their values differ from window to window.
  private static let present = ["KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WEZTERM_PANE"]
  private static let generic: Set = [
    "", "xterm", "xterm-color", "xterm-256color", "vt100", "vt220", "linux", "ansi", "rxvt",
  ]

  /// Reads the variables.
  public init(_ variables: [String: String]) {
    func value(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
    let term = value("TERM") ?? ""
    let parts =
      Self.telling.compactMap { name in value(name).map { "\(name)=\($0)" } }
      + Self.present.filter { value($0) != nil }
    // It is one line of a file, whatever the variables hold.
    key = String(
      (["TERM=\(term)"] + parts).joined(separator: " ").unicodeScalars.prefix(400)
        .filter { $0.value > 0x20 && $0.value < 0x7F || $0 == " " }.map { Character($0) })
    isTelling = !parts.isEmpty || !Self.generic.contains(term)
    isMultiplexed =
      ["TMUX", "STY", "ZELLIJ", "DVTM"].contains { value($0) != nil }
      || ["screen", "tmux", "dvtm"].contains { term.hasPrefix($0) }
  }
}
