import Basics
import Glibc

/// A new file that only its owner can read, in folders that no other user can open.
enum PrivateFile {
  /// Writes a file that is not there yet.
  ///
  /// - Throws: ``CommandFailure``; nothing is left of a file that could not be written whole.
  static func create(_ path: String, _ text: String) throws {
    makeFolder(path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "")
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST {
        throw CommandFailure(.config, "\(path) already exists and was not changed.")
      }
      throw failure(path, errno)
    }
    let writing = FileStream(number: file).writeAll(text)
    let closing = close(file) == 0 ? 0 : errno
    let cause = writing == 0 ? closing : writing
    guard cause != 0 else { return }
    unlink(path)
    throw failure(path, cause)
  }

  private struct FileStream: StreamDescriptor {
    let number: Int32
  }

  private static func failure(_ path: String, _ cause: Int32) -> CommandFailure {
    CommandFailure(
      .cannotCreate,
      "\(path) cannot be written: \(SystemError.words(cause)). Choose another file with --config."
    )
  }

  /// Makes a folder and those above it that are missing; what cannot be made shows when the file is opened.
  private static func makeFolder(_ path: String) {
    guard !path.isEmpty, access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/") { makeFolder(String(path[..<slash])) }
    mkdir(path, 0o700)
  }
}
