import Glibc

/// Paths as the system resolves them.
package enum RealPath {
  /// A path from the root on, without links, `.` and `..`; `nil` if nothing is there, or if the path is not UTF-8.
  package static func of(_ path: String) -> String? {
    guard let bytes = realpath(path, nil) else { return nil }
    defer { free(bytes) }
    return String(validatingCString: bytes)
  }
}
