/// A variable of the environment by which a terminal or a multiplexer says that a program runs in it.
public enum TerminalVariable: String, CaseIterable, Sendable {
  /// Multiplexers: another terminal is around them, and its variables may be those of one that is not there any more.
  case tmux = "TMUX"
  case screen = "STY"
  case zellij = "ZELLIJ"
  case dvtm = "DVTM"
  /// Terminals whose variable has their name or their version as its value.
  case program = "TERM_PROGRAM"
  case programVersion = "TERM_PROGRAM_VERSION"
  case konsole = "KONSOLE_VERSION"
  case vte = "VTE_VERSION"
  case xterm = "XTERM_VERSION"
  case terminology = "TERMINOLOGY"
  /// Terminals whose variable has another value in each window.
  case kitty = "KITTY_WINDOW_ID"
  case alacritty = "ALACRITTY_WINDOW_ID"
  case wezterm = "WEZTERM_PANE"

  /// The meaning of the variable.
  public enum Kind: Sendable {
    /// That the program is inside a multiplexer.
    case multiplexer
    /// By its value, which terminal it is.
    case value
    /// By its presence, which terminal it is.
    case presence
  }

  /// The meaning of the variable.
  public var kind: Kind {
    switch self {
    case .tmux, .screen, .zellij, .dvtm: .multiplexer
    case .program, .programVersion, .konsole, .vte, .xterm: .value
    case .terminology, .kitty, .alacritty, .wezterm: .presence
    }
  }

  /// The value in an environment; `nil` if the variable is not set, or empty.
  func value(in environment: (String) -> String?) -> String? {
    environment(rawValue).flatMap { $0.isEmpty ? nil : $0 }
  }
}
