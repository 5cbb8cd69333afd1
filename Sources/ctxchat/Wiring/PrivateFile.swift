import Basics
import Glibc
import Wording

/// A new file that only its owner can read, in folders that no other user can open.
enum PrivateFile {
  /// Writes a file that is not there yet: whole, or not at all.
  ///
  /// - Throws: ``CommandFailure``, also if the file is there.
  static func create(_ path: String, _ text: String) throws {
    try publish(text, for: path) { temporary in
      // A link fails where a rename would replace what has the name.
      if link(temporary, path) == 0 {
        unlink(temporary)
        return 0
      }
      if errno == EEXIST { return EEXIST }
      // Some file systems have no links.
      if access(path, F_OK) == 0 { return EEXIST }
      return rename(temporary, path) == 0 ? 0 : errno
    }
  }

  /// Puts a text in the place of a file: whole, or not at all.
  ///
  /// - Throws: ``CommandFailure``; the file is then as it was.
  static func replace(_ path: String, _ text: String) throws {
    try publish(text, for: path) { rename($0, path) == 0 ? 0 : errno }
  }

  /// Writes a text beside its place, to the disk, then gives it its name.
  ///
  /// - Parameter name: Does that; returns why it failed, 0 if it did not.
  private static func publish(
    _ text: String, for path: String, name: (_ temporary: String) -> Int32
  ) throws {
    makeFolder(path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "")
    let temporary = path + ".new-\(getpid())"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path, errno) }
    var cause = FileStream(number: file).writeAll(text)
    // Some file systems say only now that a disk is full.
    if cause == 0, fsync(file) != 0, errno != EINVAL { cause = errno }
    if close(file) != 0, cause == 0 { cause = errno }
    if cause == 0 { cause = name(temporary) }
    guard cause != 0 else { return }
    unlink(temporary)
    if cause == EEXIST {
      throw CommandFailure(.config, localized("\(path) already exists and was not changed."))
    }
    throw failure(path, cause)
  }

  /// Renames a file to a name beside it that is free.
  ///
  /// - Throws: ``CommandFailure``; the file is then where it was.
  static func setAside(_ path: String) throws {
    let names = [path + ".old"] + (2...99).map { "\(path).old-\($0)" }
    // A link with a name that is taken fails, where a rename would replace what has it.
    for name in names {
      if link(path, name) == 0 {
        unlink(path)
        return
      }
      if errno == EEXIST || access(name, F_OK) == 0 { continue }
      // Some file systems have no links.
      guard rename(path, name) == 0 else { throw failure(path, errno) }
      return
    }
    throw failure(path, EEXIST)
  }

  private struct FileStream: StreamDescriptor {
    let number: Int32
  }

  private static func failure(_ path: String, _ cause: Int32) -> CommandFailure {
    CommandFailure(
      .cannotCreate,
      localized(
        "\(path) cannot be written: \(SystemError.words(cause)). Choose another file with --config."
      )
    )
  }

  /// Makes a folder and those above it that are missing; what cannot be made shows when the file is opened.
  static func makeFolder(_ path: String) {
    guard !path.isEmpty, access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/") { makeFolder(String(path[..<slash])) }
    mkdir(path, 0o700)
  }
}
