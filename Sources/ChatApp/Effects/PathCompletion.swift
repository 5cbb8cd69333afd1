import FoundationEssentials
import Glibc

/// Completes `@path` words.
enum PathCompletion {
  /// At most this many candidates are shown.
  static let limit = 50

  /// Paths that begin with `prefix`, folders with a slash at the end, sorted; `~/` is understood.
  static func candidates(for prefix: String) -> [String] {
    let slash = prefix.lastIndex(of: "/")
    let folder = slash.map { String(prefix[...$0]) } ?? ""
    let start = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
    guard let listing = opendir(expanded(folder.isEmpty ? "./" : folder)) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != "..", name.hasPrefix(start) else { continue }
      guard start.hasPrefix(".") || !name.hasPrefix(".") else { continue }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      found.append(folder + name + (isFolder ? "/" : ""))
    }
    return Array(found.sorted().prefix(limit))
  }

  static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst(1)
  }
}
