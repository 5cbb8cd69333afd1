import CNcurses
import Glibc

/// The steps by which ncurses gets a terminal, and what the terminal's description says of it.
@MainActor
enum CursesStart {
  /// The terminal of standard input and output, else the one that controls the process; `nil` if there is none.
  static func openTerminal() -> UnsafeMutablePointer<FILE>? {
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, let name = ttyname(STDIN_FILENO) {
      return fopen(name, "r+e")
    }
    return fopen("/dev/tty", "r+e")
  }

  /// Makes sure that ncurses writes UTF-8, whatever the locale is.
  static func setLocale() {
    _ = setlocale(LC_ALL, "")
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    if codeset != "UTF-8" { _ = setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// A variable of the environment.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// A screen for the terminal that TERM names, or else for what most terminals understand; `nil` if ncurses knows neither.
  static func newScreen(_ file: UnsafeMutablePointer<FILE>) -> OpaquePointer? {
    newterm(nil, file, file) ?? newterm("xterm-256color", file, file)
  }

  /// Has ncurses use colours.
  ///
  /// - Returns: Their number: 0, 8, 16 or 256.
  static func startColors() -> Int {
    guard has_colors(), start_color() == OK else { return 0 }
    _ = use_default_colors()
    let count = Int(cn_colors())
    return count >= 256 ? 256 : count >= 16 ? 16 : count >= 8 ? 8 : 0
  }

  /// Keys come as bytes, one by one, and are not shown.
  static func setInputModes() {
    raw()
    noecho()
    nonl()
    _ = typeahead(-1)
    _ = leaveok(cn_screen(), false)
    _ = scrollok(cn_screen(), false)
  }

  /// The text that the terminal's description has under a name of terminfo; `nil` if it has none.
  static func capability(_ name: String) -> String? {
    guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
    return String(cString: text)
  }

  /// The description's sequence for leaving the screen; `nil` if it is long or has delays in it, which only ncurses can keep.
  static var exitScreen: String? {
    guard let bytes = capability("rmcup") else { return nil }
    return bytes.contains("$<") || bytes.utf8.count > 64 ? nil : bytes
  }
}
