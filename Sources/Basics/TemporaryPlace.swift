import Glibc

/// The folder for files that are only needed for a while.
package enum TemporaryPlace {
  /// The value of `TMPDIR`, else `/tmp`.
  package static var folder: String {
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }
}
