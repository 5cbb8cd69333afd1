internal import GRDB

extension Migrations {
  /// Text is indexed in one spelling. Turns that are written in another go into the index again.
  @Sendable
  static func indexOneSpellingInVersion6(_ db: Database) throws {
    try SearchIndex.respell(db)
  }
}
