import Glibc
import SeedReading

/// Completes `@path` words.
enum PathCompletion {
  /// At most this many candidates are shown.
  static let limit = 50

  /// Paths that begin with `prefix`, folders with a slash at the end, sorted; `~/` is understood.
  static func candidates(for prefix: String) -> [String] {
    let slash = prefix.lastIndex(of: "/")
    let folder = slash.map { String(prefix[...$0]) } ?? ""
    let start = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
    let place = SourcePath.absolute(folder.isEmpty ? "./" : folder)
    guard let listing = opendir(place) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      // A name with line ends cannot appear in a mention.
      guard let name, name != ".", name != "..", name.hasPrefix(start),
        start.hasPrefix(".") || !name.hasPrefix("."),
        !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { continue }
      let type = Int32(entry.pointee.d_type)
      let isFolder =
        type == Int32(DT_DIR) || type != Int32(DT_REG) && kind(place + name) == S_IFDIR
      found.append(folder + name + (isFolder ? "/" : ""))
    }
    return Array(found.sorted().prefix(limit))
  }

  /// True if a path names something.
  static func isThere(_ path: String) -> Bool {
    guard !path.utf8.contains(0), let kind = kind(SourcePath.absolute(path)) else { return false }
    return kind == S_IFDIR || !path.hasSuffix("/")
  }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
