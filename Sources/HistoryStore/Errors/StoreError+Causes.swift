import Wording

internal import Basics
internal import GRDB
internal import GRDBSQLite
internal import Glibc

extension StoreError {
  /// The store was used after it was closed.
  static let closed = StoreError(
    .closed, localized("The history is closed. Start the program again."))

  /// A record that is not there.
  static func notFound(_ what: String) -> StoreError {
    StoreError(
      .notFound, localized("The \(what) is no longer in the history. It may have been deleted."))
  }

  /// Understands what came out of the database.
  ///
  /// - Parameter db: The connection that it came from, as long as it is open.
  init(_ error: any Error, path: String?, in db: Database? = nil) {
    if let error = error as? DatabaseError, let kind = db?.cause(of: Kind(error)) {
      self.init(
        kind, Self.sentence(kind, file: path ?? ""), detail: "SQLite \(error.extendedResultCode)")
      return
    }
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case is CancellationError: self.init(.cancelled, localized("Reading was cancelled."))
    default:
      self.init(
        .other, localized("The history could not be used."), detail: String(describing: error))
    }
  }

  /// Understands what the kernel said of a file.
  init(errno code: Int32, file: String) {
    let kind: Kind =
      switch code {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EROFS: .readOnly
      case EIO: .io
      default: .cannotOpen
      }
    self.init(kind, Self.sentence(kind, file: file), detail: SystemError.words(code))
  }

  /// Understands why a file or its folder could not be made.
  init(making code: Int32, file: String) {
    switch code {
    case EACCES, EPERM, ENOENT: self.init(errno: EROFS, file: file)
    default: self.init(errno: code, file: file)
    }
  }

  private init(_ error: DatabaseError, path: String?) {
    let detail = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
    let kind = Kind(error)
    self.init(
      kind, Self.sentence(kind, file: path ?? localized("the temporary history")), detail: detail)
  }

  /// The words for the user.
  static func sentence(_ kind: Kind, file: String) -> String {
    switch kind {
    case .cannotOpen:
      localized(
        "The history \(file) cannot be opened. Check that its folder exists and belongs to you.")
    case .newer:
      localized(
        """
        The history \(file) was written by a newer version of ctxchat. Use that version, or \
        name another folder with --data-dir.
        """)
    case .corrupt:
      localized(
        """
        The history \(file) is damaged or is not a database. Move it away to start with a \
        new one, or replace it with a backup.
        """)
    case .readOnly:
      localized(
        """
        The history \(file) is not writable, so nothing new is saved. Check the permissions \
        of the file and of its folder.
        """)
    case .full:
      localized(
        """
        The disk is full, so the history \(file) could not be written. What was saved before \
        is safe; free some space and try again.
        """)
    case .locked:
      localized("Another program has locked the history \(file). Try again when it has finished.")
    case .io:
      localized(
        """
        The disk failed while the history \(file) was being used. Check the disk; what was \
        saved before has not been changed.
        """)
    case .removed:
      localized(
        """
        The history \(file) was removed while ctxchat had it open, so nothing new is kept. \
        Put it back, or restart ctxchat to begin a new one.
        """)
    case .replaced:
      localized("The history \(file) was replaced by another file while ctxchat had it open.")
    case .closed: localized("The history is closed. Start the program again.")
    case .cancelled: localized("Reading was cancelled.")
    case .labelTaken: localized("Another context has this label. Choose another one.")
    case .notFound: localized("The record is no longer in the history \(file).")
    case .invalid:
      localized(
        "The history \(file) cannot store this record: it refers to one that does not exist.")
    case .other: localized("The history \(file) could not be used.")
    }
  }
}

extension StoreError.Kind {
  /// True if what is in the file can be read anyway.
  var leavesReading: Bool {
    switch self {
    case .cannotOpen, .readOnly, .full, .locked, .io: true
    default: false
    }
  }

  /// The store's error for an error of SQLite.
  init(_ error: DatabaseError) {
    // The file that readers share could not be made as large as it must be.
    if [.SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMSIZE].contains(error.extendedResultCode) {
      self = .full
      return
    }
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_FULL: self = .full
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked
    case .SQLITE_IOERR: self = .io
    case .SQLITE_INTERRUPT: self = .cancelled
    case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG: self = .invalid
    case .SQLITE_MISUSE: self = .closed
    case .SQLITE_ERROR: self = Self.isDamage(error.message ?? "") ? .corrupt : .other
    default: self = .other
    }
  }

  /// Our own statements name what every file of ours has: what is missing was lost.
  private static func isDamage(_ message: String) -> Bool {
    ["no such table", "no such column", "vtable constructor failed", "malformed"]
      .contains { message.hasPrefix($0) }
  }
}

extension Database {
  /// The kernel's error, if SQLite has turned it into something else: SQLite calls a page that cannot be read
  /// damaged, and a file that cannot grow a failed disk. `nil` if it has not.
  fileprivate func cause(of kind: StoreError.Kind) -> StoreError.Kind? {
    switch kind {
    case .corrupt: kernelErrors.contains(where: Self.readErrors.contains) ? .io : nil
    case .io: kernelErrors.contains(where: Self.roomErrors.contains) ? .full : nil
    default: nil
    }
  }

  private static let readErrors = [EIO, ENXIO, ENODEV, ESTALE, EREMOTEIO, ETIMEDOUT, EUCLEAN]
  private static let roomErrors = [ENOSPC, EDQUOT, EFBIG]

  /// The last errors of the file and of its log on this connection.
  private var kernelErrors: [Int32] {
    guard let sqliteConnection else { return [] }
    var codes: [Int32] = [0, 0]
    sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_LAST_ERRNO, &codes[0])
    var log: UnsafeMutablePointer<sqlite3_file>?
    sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log)
    if let log, let methods = log.pointee.pMethods {
      _ = methods.pointee.xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &codes[1])
    }
    return codes
  }
}
