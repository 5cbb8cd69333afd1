internal import GRDB

extension Migrations {
  /// The usage of creating earlier ids and their lifetimes; the start of a rebuilt memory.
  @Sendable
  static func addCostsInVersion3(_ db: Database) throws {
    for column in [
      "createdAt REAL", "expiresAt REAL", "promptTokens INTEGER", "completionTokens INTEGER",
      "totalTokens INTEGER", "cachedTokens INTEGER", "reasoningTokens INTEGER",
    ] {
      try db.execute(sql: "ALTER TABLE lineage ADD COLUMN \(column)")
    }
    try db.execute(sql: "ALTER TABLE contexts ADD COLUMN memoryStart TEXT")
  }
}
