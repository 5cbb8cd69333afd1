internal import GRDB

extension HistoryStore {
  /// A value that the program keeps under a name, such as the conversation to resume.
  package func setting(_ name: String) async throws(StoreError) -> String? {
    try await read { db in
      let sql = "SELECT value FROM settings WHERE name = ?"
      return try Row.fetchOne(db, sql: sql, arguments: [name.exact])?.text(0)
    }
  }

  /// Keeps a value under a name; `nil` takes it away.
  package func setSetting(_ name: String, _ value: String?) async throws(StoreError) {
    try await write(.program) { db in
      if let value {
        try db.execute(
          sql: "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)",
          arguments: [name.exact, value.exact])
      } else {
        try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [name.exact])
      }
    }
  }
}
