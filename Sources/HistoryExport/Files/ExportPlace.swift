import Glibc

/// The destination of an export.
enum ExportPlace: Equatable {
  case file(String)
  /// With its slash at the end; empty: the present folder.
  case folder(String)

  /// The meaning of a user's path. One that ends with a slash, or names an existing folder, is a folder.
  init(_ path: String?) {
    guard let path, !path.isEmpty else {
      self = .folder("")
      return
    }
    let expanded = Self.expanded(path)
    var status = stat()
    let isFolder = stat(expanded, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if expanded.hasSuffix("/") {
      self = .folder(expanded)
    } else {
      self = isFolder ? .folder(expanded + "/") : .file(expanded)
    }
  }

  /// `~/` is the home folder.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst(1)
  }
}
