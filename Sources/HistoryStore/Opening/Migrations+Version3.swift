internal import GRDB

extension Migrations {
  /// What creating the ids of the past cost and how long they were held; where a rebuilt memory starts.
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
