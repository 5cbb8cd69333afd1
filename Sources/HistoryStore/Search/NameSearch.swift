internal import ChatModel
internal import GRDB

/// Looks for words in the labels of contexts and the titles of conversations. There are few of them compared
/// with the turns, so that they are read, not indexed.
enum NameSearch {
  /// Labels, then titles, each the newest first.
  ///
  /// - Parameter found: Conversations whose titles need not be returned.
  static func hits(
    _ db: Database, _ query: SearchQuery, besides found: Set<ConversationID>
  ) throws -> [SearchHit] {
    let matcher = SearchMatcher(query)
    let sql = """
      SELECT x.key, x.label, coalesce(x.lastUsedAt, x.createdAt), v.id, v.title, v.updatedAt
      FROM contexts x LEFT JOIN conversations v ON v.context = x.key AND v.trashedAt IS NULL
      WHERE x.trashedAt IS NULL
      """
    var labels: [ContextKey: SearchHit?] = [:]
    var titles: [SearchHit] = []
    for row in try Row.fetchAll(db, sql: sql) {
      let conversation: ConversationID? = row.optionalIdentifier(3)
      let hit = SearchHit(
        .label, context: row.identifier(0), conversation: conversation,
        conversationTitle: row.text(4), contextLabel: row.text(1),
        date: row.optionalDate(5) ?? row.date(2), snippet: "", matches: [])
      // A label leads to the newest conversation of its context.
      let isNewest = labels[hit.context].map { $0.map { $0.date < hit.date } ?? false } ?? true
      if isNewest { labels[hit.context] = marked(hit, .label, query, matcher) }
      if let conversation, !found.contains(conversation),
        let title = marked(hit, .title, query, matcher)
      {
        titles.append(title)
      }
    }
    return [labels.values.compactMap(\.self), titles].flatMap { hits in
      hits.sorted { $0.date > $1.date }
    }
  }

  /// The hit with its snippet; `nil` unless the name holds every word and sign.
  private static func marked(
    _ hit: SearchHit, _ kind: SearchHit.Kind, _ query: SearchQuery, _ matcher: SearchMatcher
  ) -> SearchHit? {
    let name = kind == .label ? hit.contextLabel : hit.conversationTitle
    let isFound =
      matcher.firstMatches(in: name, limit: SearchSnippet.reach).count == query.count
    guard isFound else { return nil }
    let snippet = SearchSnippet(prompt: name, replies: [], matcher: matcher)
    var hit = hit
    hit.kind = kind
    hit.snippet = snippet.text
    hit.matches = snippet.matches
    return hit
  }
}
