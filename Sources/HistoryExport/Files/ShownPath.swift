import Glibc

/// Paths as they are shown to people.
package enum ShownPath {
  /// The whole path of a file that is there, with `~` for the home folder.
  package static func of(_ path: String) -> String {
    let whole = resolved(path) ?? path
    guard let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty,
      let folder = resolved(home), folder != "/", whole.hasPrefix(folder + "/")
    else { return whole }
    return "~" + whole.dropFirst(folder.count)
  }

  /// From the root and without links; `nil` when nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let bytes = realpath(path, nil) else { return nil }
    defer { free(bytes) }
    return String(cString: bytes)
  }
}
