internal import ChatModel
internal import GRDB

/// Walking up and down without reading any text.
extension Branch {
  /// A turn and its ancestors, as `up`. A parent is one step higher; anything else is damage, and could be a cycle.
  private static let up = """
    WITH RECURSIVE up (id, parent, conversation, depth, n) AS (
      SELECT id, parent, conversation, depth, n FROM turns WHERE id = ?1
      UNION ALL
      SELECT t.id, t.parent, t.conversation, t.depth, t.n
      FROM up JOIN turns t ON t.id = up.parent AND t.depth = up.depth - 1)

    """

  /// The nearest turn, from one upwards, that has siblings or several replies.
  static func parting(_ db: Database, at id: TurnID) throws -> TurnID? {
    let condition = """
      SELECT id FROM up WHERE
        EXISTS (SELECT 1 FROM turns s
          WHERE s.conversation = up.conversation AND s.parent IS up.parent AND s.n <> up.n)
        OR EXISTS (SELECT 1 FROM choices c WHERE c.turn = up.n AND c.position > 0)
      ORDER BY depth DESC LIMIT 1
      """
    return try Row.fetchOne(db, sql: up + condition, arguments: [id.exact])?.optionalIdentifier(0)
  }

  /// The turn or its ancestor at a depth.
  static func ancestor(_ db: Database, of id: TurnID, depth: Int) throws -> TurnID? {
    try Row.fetchOne(
      db, sql: up + "SELECT id FROM up WHERE depth = ?2", arguments: [id.exact, depth])?
      .optionalIdentifier(0)
  }

  /// The turns on the way to one that are deeper than a depth, the highest first.
  static func ids(
    _ db: Database, to id: TurnID, below depth: Int, limit: Int
  ) throws -> [TurnID] {
    try Row.fetchAll(
      db, sql: up + "SELECT id FROM up WHERE depth > ?2 ORDER BY depth LIMIT ?3",
      arguments: [id.exact, depth, limit]
    ).map { $0.identifier(0) }
  }

  /// The newest child's newest child and so on; `nil` for a turn that is not here. A child is one step deeper; anything
  /// else is damage, and could be a cycle.
  static func newestLeaf(_ db: Database, under id: TurnID) throws -> TurnID? {
    let sql = """
      WITH RECURSIVE down (id, conversation, depth) AS (
        SELECT id, conversation, depth FROM turns WHERE id = ?
        UNION ALL
        SELECT (SELECT c.id FROM turns c
            WHERE c.conversation = down.conversation AND c.parent = down.id
              AND c.depth = down.depth + 1
            ORDER BY c.n DESC LIMIT 1),
          conversation, depth + 1
        FROM down WHERE down.id IS NOT NULL)
      SELECT id FROM down WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1
      """
    return try Row.fetchOne(db, sql: sql, arguments: [id.exact])?.optionalIdentifier(0)
  }
}
