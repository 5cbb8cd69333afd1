internal import ChatModel
internal import GRDB

/// Joins the conversations of a context that remembers turns into one: the server has one memory, in which
/// the turns of all of them follow each other in time.
enum ConversationMerge {
  /// A conversation of the context, outside the trash.
  private struct Part {
    var id: ConversationID
    /// The turns of its visible branch, with their parents.
    var branch: [Link]
  }

  private struct Link {
    var n: Int
    var id: TurnID
    var parent: TurnID?
  }

  /// Merges all conversations into the oldest one, and marks it as the only one.
  ///
  /// Its visible branch has the visible turns of all in the order of time. Alternatives stay next to the turn
  /// that they are alternatives of. Drafts are put below each other; what the oldest has not set is taken from
  /// the others.
  static func merge(_ db: Database, _ context: ContextKey) throws {
    let sql = """
      SELECT id, head FROM conversations WHERE context = ? AND trashedAt IS NULL
      ORDER BY createdAt, id
      """
    let parts = try Row.fetchAll(db, sql: sql, arguments: [context.exact]).map { row in
      let id: ConversationID = row.identifier(0)
      return Part(id: id, branch: try branch(db, of: id, to: row.optionalIdentifier(1)))
    }
    guard let first = parts.first else { return }
    if parts.count > 1 {
      let head = try chain(db, parts)
      for part in parts.dropFirst() { try move(db, part.id, into: first.id) }
      try setDepths(db, in: first.id)
      try db.execute(
        sql: "UPDATE conversations SET head = ? WHERE id = ?",
        arguments: [head?.exact, first.id.exact])
    }
    try db.execute(
      sql: "UPDATE conversations SET isOnly = 1 WHERE id = ?", arguments: [first.id.exact])
  }

  private static func branch(
    _ db: Database, of id: ConversationID, to head: TurnID?
  ) throws -> [Link] {
    let sql = """
      WITH RECURSIVE up (n, id, parent) AS (
        SELECT n, id, parent FROM turns WHERE id = ?1 AND conversation = ?2
        UNION SELECT t.n, t.id, t.parent FROM up JOIN turns t ON t.id = up.parent
          WHERE t.conversation = ?2)
      SELECT n, id, parent FROM up
      """
    return try Row.fetchAll(db, sql: sql, arguments: [head?.exact, id.exact]).map { row in
      Link(n: row.int(0), id: row.identifier(1), parent: row.optionalIdentifier(2))
    }
  }

  /// Makes one branch of all: each turn follows the one before it in time, and its alternatives with it.
  ///
  /// - Returns: The last turn.
  private static func chain(_ db: Database, _ parts: [Part]) throws -> TurnID? {
    var alternatives: [TurnID: [TurnID]] = [:]
    for part in parts {
      let visible = Set(part.branch.map(\.id))
      for link in part.branch {
        let sql = "SELECT id FROM turns WHERE conversation = ? AND parent IS ?"
        alternatives[link.id] = try Row.fetchAll(
          db, sql: sql, arguments: [part.id.exact, link.parent?.exact]
        ).map { row in row.identifier(0) }.filter { !visible.contains($0) }
      }
    }
    var last: TurnID?
    for link in parts.flatMap(\.branch).sorted(by: { $0.n < $1.n }) {
      for turn in [link.id] + (alternatives[link.id] ?? []) {
        try db.execute(
          sql: "UPDATE turns SET parent = ? WHERE id = ?", arguments: [last?.exact, turn.exact])
      }
      last = link.id
    }
    return last
  }

  /// Moves everything of a conversation into another and takes the empty one away.
  private static func move(
    _ db: Database, _ part: ConversationID, into id: ConversationID
  ) throws {
    let both: StatementArguments = [id.exact, part.exact]
    try db.execute(
      sql: "UPDATE turns SET conversation = ?1 WHERE conversation = ?2", arguments: both)
    let draft = try DraftRecord.fetch(db, part)
    try DraftRecord.store(db, draft.below(DraftRecord.fetch(db, id).text), of: id)
    try DraftRecord.store(db, Draft(), of: part)
    try db.execute(
      sql: """
        UPDATE conversations SET
          title = CASE WHEN v.title = '' THEN w.title ELSE v.title END,
          updatedAt = max(v.updatedAt, w.updatedAt),
          parameters = coalesce(v.parameters, w.parameters), system = coalesce(v.system, w.system),
          isUnread = max(v.isUnread, w.isUnread), forkedFrom = coalesce(v.forkedFrom, w.forkedFrom)
        FROM (SELECT * FROM conversations WHERE id = ?1) v,
          (SELECT * FROM conversations WHERE id = ?2) w
        WHERE conversations.id = ?1
        """, arguments: both)
    // The conversation that the user left is named by the settings, too.
    try db.execute(
      sql: "UPDATE settings SET value = ?1 WHERE value = ?2", arguments: both)
    try db.execute(sql: "DELETE FROM conversations WHERE id = ?", arguments: [part.exact])
  }

  private static func setDepths(_ db: Database, in id: ConversationID) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, parent FROM turns WHERE conversation = ?", arguments: [id.exact])
    var children: [TurnID?: [TurnID]] = [:]
    for row in rows { children[row.optionalIdentifier(1), default: []].append(row.identifier(0)) }
    let statement = try db.makeStatement(sql: "UPDATE turns SET depth = ? WHERE id = ?")
    var level = children[nil] ?? []
    var depth = 0
    while !level.isEmpty {
      for turn in level { try statement.execute(arguments: [depth, turn.exact]) }
      level = level.flatMap { children[$0] ?? [] }
      depth += 1
    }
  }
}
