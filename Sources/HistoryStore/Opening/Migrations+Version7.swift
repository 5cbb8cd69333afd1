internal import GRDB

extension Migrations {
  /// Contexts end at a moment that the server named, turns are nodes on the server, and whether it keeps them was seen.
  @Sendable
  static func addNodesInVersion7(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE contexts ADD COLUMN expiresAt INTEGER;
        ALTER TABLE contexts ADD COLUMN keepsTurns INTEGER;
        ALTER TABLE turns ADD COLUMN node TEXT;
        """)
  }
}
