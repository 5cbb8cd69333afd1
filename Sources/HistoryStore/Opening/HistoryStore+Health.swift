import Wording

internal import GRDB

/// The result of checking every page of a history.
package struct HistoryHealth: Hashable, Sendable {
  /// The version of the file.
  package var version = 0
  /// Number of contexts outside the trash.
  package var contexts = 0
  /// Number of conversations.
  package var conversations = 0
  /// Number of turns.
  package var turns = 0
  /// The damage, in SQLite's words; empty if there is none.
  package var damage: [String] = []
  /// Rows that refer to one that is not there.
  package var orphans = 0
  /// Unfinished replies of killed programs; the next start recovers them.
  package var openTurns = 0
}

extension HistoryStore {
  /// The folder of the replies that are still streaming.
  package static func journalFolder(of database: String) -> String {
    StreamFolder(database: database).path
  }

  /// Looks at every page of the history, and changes nothing; `nil` if there is none.
  ///
  /// - Throws: If it cannot be read, or is of a newer version. Damage is not thrown, it is the result.
  package static func health(at path: String) async throws(StoreError) -> HistoryHealth? {
    let file = DatabaseFile(path: path)
    guard FileIdentity.of(path) != nil else { return nil }
    return try await offThePool(path: path) {
      try QuietReading.refuseNewer(file, .all)
      let isInUse = file.size(of: "-wal") > 0
      let found = try look(file, isInUse ? [.shared, .quiet] : [.quiet, .shared])
      // A program that began to write meanwhile looks like damage to this reader.
      if found.damage.isEmpty || isInUse || file.size(of: "-wal") == 0 { return found }
      return try look(file, [.shared])
    }
  }

  private static func look(_ file: DatabaseFile, _ ways: [Way]) throws -> HistoryHealth {
    var health = HistoryHealth()
    do {
      let database = try reader(of: file, ways)
      defer { try? database.close() }
      try database.read { db in
        do { try look(db, &health) } catch { throw StoreError(error, path: file.path, in: db) }
      }
    } catch {
      let error = StoreError(error, path: file.path)
      guard error.kind == .corrupt else { throw error }
      health.damage.append(error.detail.isEmpty ? error.message : error.detail)
    }
    return health
  }

  private static func look(_ db: Database, _ health: inout HistoryHealth) throws {
    health.version = try Migrations.version(db)
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    guard health.version > 0, application == Migrations.applicationID else {
      throw StoreError(.corrupt, localized("The file is not a history of ctxchat."))
    }
    health.damage = try Row.fetchAll(db, sql: "PRAGMA integrity_check(20)").map { $0.text(0) }
      .filter { $0 != "ok" }
    health.orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
    func count(_ rows: String) throws -> Int {
      try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)") ?? 0
    }
    health.contexts = try count("contexts WHERE trashedAt IS NULL")
    health.conversations = try count(
      """
      conversations v JOIN contexts x ON x.key = v.context
      WHERE v.trashedAt IS NULL AND x.trashedAt IS NULL
      """)
    health.turns = try count("turns")
    health.openTurns = try count("turns WHERE phase IN \(StoredPhase.open)")
  }
}
