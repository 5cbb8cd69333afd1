import Glibc
import ProcessRunning

/// The facts about the terminal that are known without asking it.
struct TerminalFacts: Equatable, Sendable {
  var isTerminal = true
  var name = ""
  var colorTerm = ""
  var noColor = false
  /// The character set of the locale.
  var charset = ""
  /// The names of the locale's variables and their values, for advice.
  var locale = ""
  var rows = 0
  var columns = 0
  var isSSH = false
  /// tmux's options by name; `nil` outside tmux.
  var tmux: [String: String]?

  /// The facts of this moment.
  static var present: TerminalFacts {
    var facts = TerminalFacts()
    facts.isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    facts.name = variable("TERM")
    facts.colorTerm = variable("COLORTERM")
    facts.noColor = !variable("NO_COLOR").isEmpty
    setlocale(LC_CTYPE, "")
    facts.charset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    facts.locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable).first { !$0.isEmpty } ?? ""
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 {
      facts.rows = Int(size.ws_row)
      facts.columns = Int(size.ws_col)
    }
    facts.isSSH = !variable("SSH_CONNECTION").isEmpty
    if !variable("TMUX").isEmpty { facts.tmux = tmuxOptions() }
    return facts
  }

  private static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }

  private static func tmuxOptions() -> [String: String] {
    var options: [String: String] = [:]
    for name in ["extended-keys", "set-clipboard", "escape-time"] {
      options[name] = firstLine(of: ["tmux", "show-options", "-sv", name])
    }
    return options
  }

  private static func firstLine(of words: [String]) -> String? {
    let report = ChildRunner.run(ChildCommand(words), outputLimit: 256, atMost: 2)
    guard !report.output.isEmpty else { return nil }
    return String(decoding: report.output.prefix { $0 != 0 && $0 != 10 }, as: UTF8.self)
  }
}
