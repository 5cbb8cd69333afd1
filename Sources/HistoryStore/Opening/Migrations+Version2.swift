internal import GRDB

extension Migrations {
  /// The index of signs: like that of words it holds no text, and not even places.
  @Sendable
  static func addSignsInVersion2(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE signs USING fts5(
          tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
        )
        """)
    try SearchIndex.addSigns(db)
  }
}
