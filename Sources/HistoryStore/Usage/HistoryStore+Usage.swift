package import ChatModel
internal import GRDB

/// Token sums. Every turn that a server gave usage for counts, on whatever branch, in the trash or
/// not: it was paid for. What was purged is gone.
extension HistoryStore {
  /// The turns of a conversation that have usage, oldest first.
  package func usageOfTurns(in id: ConversationID) async throws(StoreError) -> [UsageRow] {
    try await read { db in
      let sql = """
        SELECT v.context, t.conversation, t.id, \(SQLText.beginning("t.prompt", 200)), t.createdAt, 1,
          \(UsageSum.counts)
        FROM turns t JOIN conversations v ON v.id = t.conversation
        WHERE t.conversation = ? AND \(UsageSum.anyCount) IS NOT NULL ORDER BY t.n
        """
      return try Row.fetchAll(db, sql: sql, arguments: [id.exact]).map { UsageSum.row($0) }
    }
  }

  /// All conversations, newest first; of one context, or of all.
  package func usageOfConversations(
    of context: ContextKey? = nil
  ) async throws(StoreError) -> [UsageRow] {
    try await read { db in
      let sql = """
        SELECT v.context, v.id, NULL, v.title, v.createdAt, count(\(UsageSum.anyCount)), \(UsageSum.sums)
        FROM conversations v LEFT JOIN turns t ON t.conversation = v.id
        WHERE ?1 IS NULL OR v.context = ?1 GROUP BY v.id ORDER BY v.updatedAt DESC, v.id
        """
      return try Row.fetchAll(db, sql: sql, arguments: [context?.exact]).map { UsageSum.row($0) }
    }
  }

  /// All contexts, newest first, with what creating them cost.
  package func usageOfContexts() async throws(StoreError) -> [UsageRow] {
    try await read { db in
      let sql = """
        SELECT x.key, NULL, NULL, x.label, x.createdAt, count(\(UsageSum.anyCount)), \(UsageSum.sums),
          x.promptTokens, x.completionTokens, x.totalTokens, x.cachedTokens, x.reasoningTokens
        FROM contexts x LEFT JOIN conversations v ON v.context = x.key
          LEFT JOIN turns t ON t.conversation = v.id
        GROUP BY x.key ORDER BY x.createdAt DESC, x.key
        """
      return try Row.fetchAll(db, sql: sql).map { row in
        var sum = UsageSum.row(row)
        sum.creation = row.usage(from: 12)
        return sum
      }
    }
  }
}

/// The columns that usage is read from.
private enum UsageSum {
  /// A count of a turn, NULL when the server did not say it. A hostile server's counts must not overflow a sum.
  private static func count(_ column: String) -> String {
    "min(max(t.\(column), 0), 1000000000000)"
  }

  /// A part of another count, at most that.
  private static func part(_ column: String, of whole: String) -> String {
    "min(\(count(column)), coalesce(\(count(whole)), \(count(column))))"
  }

  /// Any count of a turn; NULL when the server said none.
  static let anyCount =
    "coalesce(t.promptTokens, t.completionTokens, t.totalTokens, t.cachedTokens, t.reasoningTokens)"

  private static let columns = [
    count("promptTokens"), count("completionTokens"), count("totalTokens"),
    part("cachedTokens", of: "promptTokens"), part("reasoningTokens", of: "completionTokens"),
    // The prompt of the turns whose cached part is known.
    "CASE WHEN t.cachedTokens IS NOT NULL THEN \(count("promptTokens")) END",
  ]

  static let counts = columns.joined(separator: ", ")
  static let sums = columns.map { "sum(\($0))" }.joined(separator: ", ")

  static func row(_ row: Row) -> UsageRow {
    UsageRow(
      context: row.identifier(0), conversation: row.optionalIdentifier(1),
      turn: row.optionalIdentifier(2), label: row.text(3),
      usage: Usage(sum: row.usage(from: 6) ?? Usage(), comparedTokens: row.optionalInt(11)),
      turns: row.int(5), creation: nil, date: row.date(4))
  }
}
