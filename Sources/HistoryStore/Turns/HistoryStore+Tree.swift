package import ChatModel
internal import FoundationEssentials
internal import GRDB

extension HistoryStore {
  /// The number of turns that a tree has at most: the newest.
  package static let treeLimit = 5000

  /// The turns of a conversation with all branches, each with the beginnings of its texts.
  package func tree(of id: ConversationID) async throws(StoreError) -> BranchTree {
    try await read { db in
      let excerpt = BranchTree.excerpt
      let sql = """
        SELECT t.id, t.parent, \(SQLText.beginning("t.prompt", excerpt)),
          (SELECT \(SQLText.beginning("c.content", excerpt)) FROM choices c
            WHERE c.turn = t.n AND c.position = t.chosen),
          t.phase, t.waitsUntil, t.waitsFor, t.createdAt
        FROM turns t WHERE t.conversation = ? ORDER BY t.n DESC LIMIT ?
        """
      let rows = try Row.fetchAll(db, sql: sql, arguments: [id.exact, Self.treeLimit])
      return BranchTree(
        conversation: id, head: try Branch.head(db, of: id),
        entries: rows.reversed().map { row in
          BranchTree.Entry(
            id: row.identifier(0), parent: row.optionalIdentifier(1),
            prompt: row.text(2, atMost: excerpt),
            reply: row.text(3, atMost: excerpt),
            phase: StoredPhase(
              word: row.text(4), until: row.optionalDate(5), reason: row.optionalText(6)
            ).phase,
            createdAt: row.date(7))
        })
    }
  }
}
