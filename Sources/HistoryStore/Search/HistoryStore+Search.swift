package import ChatModel
internal import GRDB

extension HistoryStore {
  /// Labels and titles that hold every word and sign of the query, then the newest turns whose prompt and replies do.
  /// What is in the trash is left out.
  ///
  /// Nothing in the query is an operator. Words match from their beginning, without regard to case,
  /// accents and spelling (``Spelling``); when `limit` turns and more have the very words, it is those. Chinese,
  /// Japanese, Korean and Thai match anywhere, from one character on. Signs are searched for as they are
  /// (``SearchQuery``). Stops when the caller's task is cancelled.
  ///
  /// - Parameter plain: Takes the marks out of a reply, so that snippets are words.
  package func search(
    _ query: String, limit: Int = 50, plain: @escaping @Sendable (String) -> String = { $0 }
  ) async throws(StoreError) -> [SearchHit] {
    let query = SearchQuery(query)
    guard limit > 0, query.count > 0 else { return [] }
    return try await readCancellably { db in
      let turns = try lookUpTurns(db, query, limit: limit, plain)
      // A title is mostly the first line of a prompt, which is found by itself.
      let found = Set(turns.compactMap(\.conversation))
      let names = try NameSearch.hits(db, query, besides: found).prefix((limit + 1) / 2)
      return Array((names + turns).prefix(limit))
    }
  }
}

private func lookUpTurns(
  _ db: Database, _ query: SearchQuery, limit: Int, _ plain: (String) -> String
) throws -> [SearchHit] {
  guard let beginnings = query.expression(wholeWords: false),
    let words = query.expression(wholeWords: true)
  else { return try lookUp(db, query, nil, limit: limit, plain) }
  // Whole words are read from the index newest first, as far as need be. Beginnings of words
  // must be collected before the first comes out, which takes long for a frequent one.
  let hits = try lookUp(db, query, words, limit: limit, plain)
  if hits.count >= limit || words == beginnings { return hits }
  return try lookUp(db, query, beginnings, limit: limit, plain)
}

/// The turns that the indexes of words and of signs name; those of signs are then looked at themselves.
private func lookUp(
  _ db: Database, _ query: SearchQuery, _ words: String?, limit: Int, _ plain: (String) -> String
) throws -> [SearchHit] {
  var conditions: [String] = []
  var arguments: StatementArguments = []
  if let words {
    conditions.append("search MATCH ?")
    arguments += [words]
  }
  if !query.signs.isEmpty {
    // The plus leaves the order to the index of words, which returns the newest first.
    conditions.append(
      words == nil
        ? "signs MATCH ?" : "+s.rowid IN (SELECT rowid FROM signs WHERE signs MATCH ?)")
    arguments += [SymbolText.expression(for: query.signs)]
  }
  for sign in query.signs.prefix(SearchQuery.checkedSigns) {
    conditions.append(
      """
      (instr(t.prompt, ?) OR EXISTS (
        SELECT 1 FROM choices c WHERE c.turn = t.n AND instr(c.content, ?)))
      """)
    arguments += [sign.exact, sign.exact]
  }
  return try hits(
    db, query, from: "\(words == nil ? "signs" : "search") s JOIN turns t ON t.n = s.rowid",
    where: conditions.joined(separator: " AND "), arguments, limit: limit, plain)
}

private func hits(
  _ db: Database, _ query: SearchQuery, from source: String, where condition: String,
  _ arguments: StatementArguments, limit: Int, _ plain: (String) -> String
) throws -> [SearchHit] {
  let sql = """
    SELECT t.n, t.id, t.conversation, t.createdAt, t.chosen, t.prompt, v.title, x.label, x.key
    FROM \(source) JOIN conversations v ON v.id = t.conversation
      JOIN contexts x ON x.key = v.context
    WHERE \(condition) AND v.trashedAt IS NULL AND x.trashedAt IS NULL
    ORDER BY s.rowid DESC LIMIT \(limit)
    """
  let matcher = SearchMatcher(query)
  return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
    var replies = try TurnText.choices(db, of: row.int(0)).map(\.content)
    if replies.indices.contains(row.int(4)) { replies.swapAt(0, row.int(4)) }
    let snippet = SearchSnippet(prompt: row.text(5), replies: replies, matcher: matcher, plain)
    return SearchHit(
      snippet.role == .user ? .prompt : .reply, context: row.identifier(8),
      conversation: row.identifier(2), turn: row.identifier(1), conversationTitle: row.text(6),
      contextLabel: row.text(7), date: row.date(3), snippet: snippet.text,
      matches: snippet.matches)
  }
}
