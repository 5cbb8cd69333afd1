import Basics
import Glibc
import Wording

/// Files that must not have been there before.
enum NewFile {
  /// Writes a new file with mode 0600.
  ///
  /// - Returns: True if it was written; `false` when something already exists, which is left
  ///   alone.
  /// - Throws: ``ExportError`` when it cannot be made or written in full; then nothing is left of
  ///   it.
  static func write(_ bytes: [UInt8], to path: String) throws(ExportError) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { return false }
      throw failure(path, errno)
    }
    defer { close(file) }
    let cause = WholeWrite.write(bytes, to: file)
    guard cause == 0 else {
      unlink(path)
      throw failure(path, cause)
    }
    return true
  }

  private static func failure(_ path: String, _ cause: Int32) -> ExportError {
    ExportError(
      .file,
      localized("\(path) cannot be written: \(SystemError.words(cause)). Name another place."))
  }
}
