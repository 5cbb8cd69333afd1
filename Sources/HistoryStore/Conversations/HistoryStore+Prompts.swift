package import ChatModel
internal import GRDB

/// The prompts of before, for ↑ and Ctrl+R.
extension HistoryStore {
  /// Number of prompts that a page looks back for each of its own: a conversation may contain one prompt a
  /// hundred thousand times.
  private static let reach = 20

  /// The newest distinct prompts of one conversation, oldest first.
  package func promptHistory(
    of id: ConversationID, limit: Int
  ) async throws(StoreError) -> [String] {
    guard limit > 0 else { return [] }
    return try await read { db in
      let sql = """
        SELECT prompt FROM turns WHERE conversation = ? ORDER BY n DESC LIMIT \(limit * Self.reach)
        """
      var seen: Set<String> = []
      var prompts: [String] = []
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [id.exact])
      while prompts.count < limit, let prompt = try rows.next()?.text(0) {
        if seen.insert(prompt).inserted { prompts.append(prompt) }
      }
      return prompts.reversed()
    }
  }

  /// The next page of the prompts of all other conversations outside the trash, newest first.
  package func pastPrompts(
    _ walk: PastPromptWalk, limit: Int
  ) async throws(StoreError) -> (page: PastPromptPage, walk: PastPromptWalk) {
    try await read { db in
      var walk = walk
      let sql = """
        SELECT t.n, t.prompt, t.createdAt, v.id, v.title, x.label FROM turns t
          JOIN conversations v ON v.id = t.conversation JOIN contexts x ON x.key = v.context
        WHERE t.n < ? AND v.id <> ? AND v.trashedAt IS NULL AND x.trashedAt IS NULL
        ORDER BY t.n DESC LIMIT \(limit * Self.reach)
        """
      var prompts: [PastPrompt] = []
      var looks = 0
      var hasMore = true
      let rows = try Row.fetchCursor(db, sql: sql, arguments: [walk.place, walk.besides.exact])
      while prompts.count < limit {
        guard let row = try rows.next() else {
          hasMore = looks == limit * Self.reach
          break
        }
        looks += 1
        walk.place = row.int(0)
        let text = row.text(1)
        guard walk.seen.insert(text).inserted else { continue }
        prompts.append(
          PastPrompt(
            text, conversation: row.identifier(3), conversationTitle: row.text(4),
            contextLabel: row.text(5), date: row.date(2)))
      }
      let page = PastPromptPage(
        besides: walk.besides, number: walk.pages, prompts: prompts, hasMore: hasMore)
      walk.pages += 1
      return (page, walk)
    }
  }
}
