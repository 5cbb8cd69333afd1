import GRDB
import Glibc

/// Finds the passages of a context that match a question, by SQLite's full-text index and its
/// ranking (FTS5, bm25), in memory.
struct PassageSearch: Sendable {
  /// A passage that matches.
  struct Hit: Sendable {
    var place: Int
    var score: Double
    /// The share of the question that it mentions, 0 to 1.
    var coverage: Double
  }

  /// The result of a search.
  struct Found: Sendable {
    /// Best first.
    var hits: [Hit] = []
    /// Words of the question that the whole context does not mention, as written in the question.
    var unknown: [String] = []
  }

  let passages: [Passage]
  /// Words in the nearest heading of each passage.
  let headingSizes: [Int]
  /// The language of the passages; `nil` if unclear.
  let language: GuideLanguage?
  private let database: DatabaseQueue

  /// Cuts the messages of a context into passages and builds the index.
  init(_ sources: [String]) throws {
    var offset = 0
    let passages = sources.flatMap { source in
      var cut = PassageCutter.cut(source)
      for place in cut.indices { cut[place].section += offset }
      offset = (cut.last?.section ?? offset) + 1
      return cut
    }
    self.passages = passages
    headingSizes = passages.map { Query($0.headings.last?.text ?? "").terms.count }
    language = GuideLanguage.of(passages: passages)
    database = try DatabaseQueue()
    try database.write { connection in
      try Self.fill(connection, passages)
      try Synonyms.fill(connection)
    }
  }

  /// Porter's stemmer brings "stopping" and "stops" together. The text itself is not kept twice.
  private static func fill(_ connection: Database, _ passages: [Passage]) throws {
    try connection.execute(
      sql: """
        CREATE VIRTUAL TABLE passage USING fts5(
          body, heading, above, content = '', tokenize = 'porter unicode61 remove_diacritics 2')
        """)
    let insertion = try connection.makeStatement(
      sql: "INSERT INTO passage (rowid, body, heading, above) VALUES (?, ?, ?, ?)")
    for (place, passage) in passages.enumerated() {
      let above = passage.headings.dropLast().filter { $0.level > 1 }.map(\.text)
      try insertion.execute(arguments: [
        place, SearchPhrase.spaced(passage.text),
        SearchPhrase.spaced(passage.headings.last?.text ?? ""),
        SearchPhrase.spaced(above.joined(separator: " ")),
      ])
    }
  }

  /// The passages that match a question; at most `limit`.
  func search(_ query: Query, limit: Int) throws -> Found {
    try database.read { connection in
      let terms = try query.terms.map { try look($0, connection) }
      var found = Found(unknown: terms.filter(\.isUnknown).map(\.word))
      found.hits = Array(ranked(terms, query).prefix(limit))
      return found
    }
  }
}
