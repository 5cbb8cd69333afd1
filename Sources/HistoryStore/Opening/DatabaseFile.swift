internal import Basics
internal import ChatModel
internal import GRDB
internal import Glibc

/// The file and those next to it: `history.sqlite`, its `-wal` and `-shm`, and backups.
struct DatabaseFile {
  let path: String

  private var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the directory (0700) and the file (0600) where they are missing, and takes the file from
  /// the eyes of others. SQLite gives the `-wal` and the `-shm` the mode of the file.
  ///
  /// A file that is there is never opened here: closing it again would take away the locks that
  /// SQLite holds on it in this process.
  func prepare() throws(StoreError) {
    guard !path.isEmpty else { throw failure(ENOENT) }
    try makeDirectory(directory)
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & 0o077 != 0, status.st_mode & S_IFMT == S_IFREG { chmod(path, 0o600) }
      return
    }
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 {
      close(file)
    } else if errno != EEXIST {
      throw StoreError(making: errno, file: path)
    }
  }

  /// The bytes of a file beside it, or of itself; 0 if there is none. SQLite follows links: the files are beside the one
  /// that they lead to.
  func size(of suffix: String) -> Int {
    var status = stat()
    return stat((RealPath.of(path) ?? path) + suffix, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Why it cannot be opened for writing. Where no file may be made beside it, SQLite says that it cannot be opened.
  func cause(of error: any Error) -> StoreError {
    let error = StoreError(error, path: path)
    let isReadOnly = access(path, R_OK) == 0 && access(directory, W_OK) != 0
    guard error.kind == .cannotOpen, isReadOnly else { return error }
    return StoreError(.readOnly, StoreError.sentence(.readOnly, file: path), detail: error.detail)
  }

  private func makeDirectory(_ directory: String) throws(StoreError) {
    if access(directory, F_OK) == 0 { return }
    if let slash = directory.lastIndex(of: "/"), slash != directory.startIndex {
      try makeDirectory(String(directory[..<slash]))
    }
    if mkdir(directory, 0o700) != 0, errno != EEXIST { throw StoreError(making: errno, file: path) }
  }

  private func failure(_ code: Int32) -> StoreError { StoreError(errno: code, file: path) }

  /// Copies the whole database, as it is at one moment, to `history-before-vN.sqlite` beside it.
  ///
  /// The copy appears under its name only when it is whole and on the disk, and only when it is a
  /// copy of the older file: another process may have brought it up to date at this moment.
  func backUp(_ database: any DatabaseReader, before version: Int) throws {
    let target = backupPath(before: version)
    let partial = "\(target).\(Identifier<DatabaseFile>.random()).partial"
    let file = open(partial, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(errno) }
    close(file)
    defer { unlink(partial) }
    let copy = try DatabaseQueue(path: partial)
    try database.backup(to: copy)
    let copied = try copy.read(Migrations.version)
    try copy.close()
    if copied >= version { return }
    try synchronize(partial)
    guard rename(partial, target) == 0 else { throw failure(errno) }
  }

  /// `history.sqlite` → `history-before-v2.sqlite`.
  func backupPath(before version: Int) -> String {
    let suffix = ".sqlite"
    let stem = path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
    return "\(stem)-before-v\(version)\(suffix)"
  }

  private func synchronize(_ path: String) throws(StoreError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(errno) }
  }
}
