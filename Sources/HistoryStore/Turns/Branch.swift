internal import ChatModel
internal import GRDB

/// Walking up from a turn.
enum Branch {
  /// The conversation's head; its newest turn when the head is damaged.
  static func head(_ db: Database, of id: ConversationID) throws -> TurnID? {
    let sql = """
      SELECT coalesce(
        (SELECT id FROM turns WHERE id = v.head AND conversation = v.id),
        (SELECT id FROM turns WHERE conversation = v.id AND v.head IS NOT NULL
          ORDER BY n DESC LIMIT 1))
      FROM conversations v WHERE v.id = ?
      """
    return try Row.fetchOne(db, sql: sql, arguments: [id.exact])?.optionalIdentifier(0)
  }

  static func page(
    _ db: Database, of id: ConversationID, before: TurnID?, limit: Int, _ streams: StreamTexts
  ) throws -> [TurnView] {
    let start =
      if let before {
        try Row.fetchOne(
          db, sql: "SELECT parent FROM turns WHERE id = ? AND conversation = ?",
          arguments: [before.exact, id.exact])?.optionalIdentifier(0) as TurnID?
      } else {
        try head(db, of: id)
      }
    guard let start, limit > 0 else { return [] }
    return try up(db, from: start, limit: limit, streams).map { try view(db, $0) }
  }

  static func path(
    _ db: Database, to id: TurnID, _ streams: StreamTexts
  ) throws -> [Turn] {
    try up(db, from: id, limit: Int(Int32.max), streams).map(\.turn)
  }

  /// The turns with the same parent, itself included, oldest first.
  static func siblings(
    _ db: Database, of id: TurnID, _ streams: StreamTexts
  ) throws -> [StoredTurn] {
    let condition = """
      JOIN turns s ON s.conversation = t.conversation AND s.parent IS t.parent
      WHERE s.id = ? ORDER BY t.n
      """
    return try TurnRecord.fetchAll(db, condition, [id.exact], streams)
  }

  static func view(_ db: Database, _ stored: StoredTurn) throws -> TurnView {
    let statement = try db.cachedStatement(
      sql: """
        SELECT count(*), coalesce(sum(n < ?), 0) FROM turns
        WHERE conversation = ? AND parent IS ?
        """)
    let row = try Row.fetchOne(
      statement,
      arguments: [
        stored.place.n, stored.turn.conversation.exact, stored.turn.parent?.exact,
      ])
    return TurnView(
      turn: stored.turn, alternatives: max(1, row?.int(0) ?? 1), alternative: row?.int(1) ?? 0)
  }

  /// At most `limit` turns that end with a turn, oldest first.
  private static func up(
    _ db: Database, from id: TurnID, limit: Int, _ streams: StreamTexts
  ) throws -> [StoredTurn] {
    var turns: [StoredTurn] = []
    var next: TurnID? = id
    let statement = try db.cachedStatement(
      sql: "SELECT \(TurnRecord.select) FROM turns t WHERE t.id = ?")
    while turns.count < limit, let current = next {
      guard let row = try Row.fetchOne(statement, arguments: [current.exact]) else { break }
      var stored = TurnRecord.decode(row)
      // Parents are one step higher; anything else is damage, and could be a cycle.
      if let below = turns.last, below.place.depth != stored.place.depth &+ 1 { break }
      try TurnText.fill(db, &stored, streams)
      turns.append(stored)
      next = stored.turn.parent
    }
    return turns.reversed()
  }
}
