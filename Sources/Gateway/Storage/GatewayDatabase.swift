import Basics
import GRDB
import Glibc
import Wording

/// The file with everything that the gateway keeps; each API has its own tables in it.
struct GatewayDatabase: Sendable {
  let queue: DatabaseQueue
  /// What is in use, for every gateway that has the file open.
  let locks: UseLocks

  /// Opens a file that only its owner can read, or memory when `path` is `nil`.
  ///
  /// - Throws: ``GatewayError`` with the path and the reason.
  init(path: String?) throws {
    var configuration = Configuration()
    // Another gateway may have the same file open.
    configuration.busyMode = .timeout(5)
    locks = UseLocks(beside: path)
    if let path {
      try Self.prepareFile(path)
      do {
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try Self.makeTables(queue)
      } catch {
        throw GatewayError(
          500, "InternalServiceError",
          localized("The gateway's database \(path) cannot be opened: \(String(describing: error))")
        )
      }
    } else {
      queue = try DatabaseQueue(configuration: configuration)
      try Self.makeTables(queue)
    }
  }

  private static func makeTables(_ queue: DatabaseQueue) throws {
    try queue.write { connection in
      for schema in [
        ContextDatabase.schema, ResponseDatabase.schema, ConversationDatabase.schema,
        CachedContentDatabase.schema,
      ] {
        try connection.execute(sql: schema)
      }
    }
  }

  /// It holds whole documents: no other user may read them.
  private static func prepareFile(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0, fchmod(file, 0o600) == 0 else {
      let reason = SystemError.words(errno)
      if file >= 0 { close(file) }
      throw GatewayError(
        500, "InternalServiceError",
        localized("The gateway's database \(path) cannot be opened: \(reason)."))
    }
    close(file)
  }
}
