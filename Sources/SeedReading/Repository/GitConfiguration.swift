import Basics

/// The settings in git's configuration files. They are read as data: nothing that they name is run.
struct GitConfiguration: Sendable {
  private var values: [String: String] = [:]

  /// The last value of a key, such as `core.excludesfile`, in lower-case letters.
  subscript(_ key: String) -> String? { values[key] }

  /// True if a key says yes: by a word, or by any number but 0, which may have a unit.
  func isTrue(_ key: String) -> Bool {
    guard var value = values[key]?.lowercased() else { return false }
    if ["true", "yes", "on"].contains(value) { return true }
    if let unit = value.last, "kmg".contains(unit) { value.removeLast() }
    return Int(value).map { $0 != 0 } ?? false
  }

  /// Adds the settings of a file; they override those read before.
  mutating func read(_ path: String, home: String, depth: Int = 0) {
    guard depth < 10, case .bytes(let bytes) = FileBytes.read(path, limit: 1_000_000) else {
      return
    }
    var parser = GitConfigurationParser(bytes)
    while let (key, value) = parser.next() {
      values[key] = value
      guard key == "include.path" else { continue }
      let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      read(SourcePath.absolute(value, from: folder, home: home), home: home, depth: depth + 1)
    }
  }
}
