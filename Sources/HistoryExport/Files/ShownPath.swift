import Basics
import Glibc

/// Paths as they are shown to people.
package enum ShownPath {
  /// The whole path of a file that is there, with `~` for the home folder.
  package static func of(_ path: String) -> String {
    let whole = RealPath.of(path) ?? path
    guard let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty,
      let folder = RealPath.of(home), folder != "/", whole.hasPrefix(folder + "/")
    else { return whole }
    return "~" + whole.dropFirst(folder.count)
  }
}
