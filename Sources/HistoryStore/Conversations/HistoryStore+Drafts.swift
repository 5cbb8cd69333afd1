package import ChatModel
internal import GRDB

extension HistoryStore {
  /// Keeps what stands in a composer; an empty draft takes the kept one away.
  package func saveDraft(_ draft: Draft, of id: ConversationID) async throws(StoreError) {
    try await write(.program) { db in
      if draft.isEmpty {
        try db.execute(sql: "DELETE FROM drafts WHERE conversation = ?", arguments: [id.exact])
      } else {
        try db.execute(
          sql: "INSERT OR REPLACE INTO drafts (conversation, text, caret) VALUES (?, ?, ?)",
          arguments: [id.exact, draft.text.exact, draft.caret])
      }
    }
  }

  /// What stood in a conversation's composer; empty when nothing is kept.
  package func draft(of id: ConversationID) async throws(StoreError) -> Draft {
    try await read { db in
      let sql = "SELECT text, caret FROM drafts WHERE conversation = ?"
      guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.exact]) else { return Draft() }
      return Draft(text: row.text(0), caret: row.int(1))
    }
  }

  /// The newest distinct prompts of all conversations outside the trash, oldest first.
  package func promptHistory(limit: Int) async throws(StoreError) -> [String] {
    try await read { db in
      try Self.distinctPrompts(
        db,
        sql: """
          SELECT t.prompt FROM turns t JOIN conversations v ON v.id = t.conversation
            JOIN contexts x ON x.key = v.context
          WHERE v.trashedAt IS NULL AND x.trashedAt IS NULL ORDER BY t.n DESC
          """, [], limit: limit)
    }
  }

  /// The newest distinct prompts of one conversation, oldest first.
  package func promptHistory(
    of id: ConversationID, limit: Int
  ) async throws(StoreError) -> [String] {
    try await read { db in
      try Self.distinctPrompts(
        db, sql: "SELECT prompt FROM turns WHERE conversation = ? ORDER BY n DESC", [id.exact],
        limit: limit)
    }
  }

  private static func distinctPrompts(
    _ db: Database, sql: String, _ arguments: StatementArguments, limit: Int
  ) throws -> [String] {
    guard limit > 0 else { return [] }
    var seen: Set<String> = []
    var prompts: [String] = []
    // A conversation may hold one prompt a hundred thousand times: looking further back is not
    // worth it.
    var looks = limit * 20
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while prompts.count < limit, looks > 0, let row = try rows.next() {
      looks -= 1
      let prompt = row.text(0)
      if seen.insert(prompt).inserted { prompts.append(prompt) }
    }
    return prompts.reversed()
  }
}
