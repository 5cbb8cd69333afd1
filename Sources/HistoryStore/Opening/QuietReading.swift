internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// Reading a file without changing a byte of it or of those beside it, and without making any.
///
/// SQLite shares `-shm` among the readers of a file, makes it where it is missing, and moves the `-wal` into the file
/// when the last one closes. Neither must happen to a file of a newer program, and neither can on a full disk.
enum QuietReading {
  /// Opens a file. What others write at this moment may be missing, and may be a reason to fail.
  static func open(_ file: DatabaseFile) throws -> DatabaseQueue {
    let hasLog = file.size(of: "-wal") > 0
    // With its index in memory, the log is read as well. Without a log SQLite is told that nothing will change, or it
    // would make one.
    let way = hasLog ? "vfs=unix-none" : "immutable=1"
    let configuration = HistoryStore.configuration(path: file.path, isReadOnly: true) { db in
      guard hasLog else { return }
      try keepLog(db)
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
    }
    return try DatabaseQueue(
      path: "file:\(escaped(file.path))?mode=ro&\(way)", configuration: configuration)
  }

  /// Has the log left where it is at the end. Without locks SQLite takes itself for the last one that uses the file, and
  /// removes a log without frames, in which another process is about to write.
  private static func keepLog(_ db: Database) throws {
    var isKept: Int32 = 1
    let code = sqlite3_file_control(
      db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &isKept)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Refuses a file of a newer version of the program. Other troubles are left to the opening itself.
  static func refuseNewer(_ file: DatabaseFile, _ migrations: Migrations) throws(StoreError) {
    guard file.size(of: "") > 0, let identity = FileIdentity.of(file.path),
      !OpenFiles.contains(identity)
    else { return }
    guard let database = try? open(file) else { return }
    let newer = try? database.read { db in
      try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID
        ? try migrations.newer(db) : nil
    }
    try? database.close()
    if let newer {
      throw StoreError(.newer, StoreError.sentence(.newer, file: file.path), detail: newer)
    }
  }

  /// A path as a part of an address.
  private static func escaped(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}
