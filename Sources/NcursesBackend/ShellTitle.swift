import Glibc
import TerminalKit

/// The title that the window gets when the program leaves a terminal that cannot give the one before back
/// (st 0.9, rxvt-unicode 9.30, pterm 0.78 and QTerminal 1.2 keep no titles): what shells show in it.
enum ShellTitle {
  /// The user, the host and the folder, as in `ada@host: ~/notes`; the end of it where it is longer than
  /// ``longest`` bytes.
  static func text(user: String, host: String, folder: String, home: String) -> String {
    var place = folder
    if !home.isEmpty, home != "/", folder == home || folder.hasPrefix(home + "/") {
      place = "~" + folder.dropFirst(home.count)
    }
    let name = [user, host].filter { !$0.isEmpty }.joined(separator: "@")
    let whole = [name, place].filter { !$0.isEmpty }.joined(separator: ": ")
    var title = DisplayText.sanitize(whole).filter { $0 != "\n" && $0 != "\t" }
    while title.utf8.count > longest { title.removeFirst() }
    return title
  }

  /// The most bytes of a title, so that it fits into what a crash writes.
  static let longest = 128

  /// The title for this process.
  static func current() -> String {
    let host = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
      name.initialize(repeating: 0)
      guard let start = name.baseAddress, gethostname(start, name.count - 1) == 0 else { return "" }
      return String(cString: start)
    }
    let folder = getcwd(nil, 0)
    defer { free(folder) }
    return text(
      user: [variable("USER"), variable("LOGNAME")].first { !$0.isEmpty } ?? "",
      host: String(host.prefix { $0 != "." }),
      folder: folder.map { String(cString: $0) } ?? "", home: variable("HOME"))
  }

  private static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}
