package import ChatModel
internal import FoundationEssentials
internal import GRDB

extension HistoryStore {
  /// The number of turns that a tree has at most: the newest.
  package static let treeLimit = 5000

  /// The turns of a conversation with all branches, each with the beginnings of its texts.
  package func tree(of id: ConversationID) async throws(StoreError) -> BranchTree {
    try await read { db in
      let sql = """
        SELECT t.id, t.parent, substr(t.prompt, 1, ?1),
          (SELECT substr(c.content, 1, ?1) FROM choices c WHERE c.turn = t.n AND c.position = t.chosen),
          t.phase, t.waitsUntil, t.waitsFor, t.createdAt
        FROM turns t WHERE t.conversation = ?2 ORDER BY t.n DESC LIMIT ?3
        """
      let rows = try Row.fetchAll(
        db, sql: sql, arguments: [BranchTree.excerpt, id.exact, Self.treeLimit])
      return BranchTree(
        conversation: id, head: try Branch.head(db, of: id),
        entries: rows.reversed().map { row in
          BranchTree.Entry(
            id: row.identifier(0), parent: row.optionalIdentifier(1), prompt: row.text(2),
            reply: row.text(3),
            phase: StoredPhase(
              word: row.text(4), until: row.optionalDate(5), reason: row.optionalText(6)
            ).phase,
            createdAt: row.date(7))
        })
    }
  }
}
