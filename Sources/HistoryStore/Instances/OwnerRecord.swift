internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// The open stores of all processes, as far as they hold something.
enum OwnerRecord {
  /// The time that an owner that cannot be checked counts as alive after its last sign, in seconds.
  static let patience = 600.0

  static func store(_ db: Database, _ owner: StoreOwner?, at now: Date) throws {
    guard let owner else { return }
    let process = owner.process
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO owners (id, pid, startTime, boot, namespace, heartbeat)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET heartbeat = max(heartbeat, excluded.heartbeat)
        """)
    try statement.execute(arguments: [
      owner.id, Int(process.pid), process.startTime, process.boot, process.namespace,
      now.stored,
    ])
  }

  /// The names of the others that are alive.
  static func alive(
    _ db: Database, besides owner: StoreOwner, at now: Date
  ) throws -> Set<String> {
    let sql = "SELECT id, pid, startTime, boot, namespace, heartbeat FROM owners WHERE id <> ?"
    let rows = try Row.fetchAll(db, sql: sql, arguments: [owner.id])
    return Set(rows.filter { isAlive($0, at: now) }.map { $0.text(0) })
  }

  private static func isAlive(_ row: Row, at now: Date) -> Bool {
    let process = ProcessIdentity(
      pid: Int32(clamping: row.int(1)), startTime: row.int(2), boot: row.text(3),
      namespace: row.text(4))
    return process.isAlive ?? (now.timeIntervalSince(row.date(5)) < patience)
  }

  /// Forgets the dead; their claims go with them.
  static func removeDead(_ db: Database, alive: Set<String>, besides owner: StoreOwner) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id FROM owners") {
      let id = row.text(0)
      if id == owner.id || alive.contains(id) { continue }
      try db.execute(sql: "DELETE FROM owners WHERE id = ?", arguments: [id.exact])
    }
  }
}
