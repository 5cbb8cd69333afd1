internal import ChatModel
internal import GRDB

/// The replies of a turn: in `choices` once it has ended, in a journal of streams while it has not.
enum TurnText {
  /// Gives a turn its text. Of one that has not ended, the table holds what an older version of the program had
  /// journaled there.
  static func fill(_ db: Database, _ stored: inout StoredTurn, _ streams: StreamTexts?) throws {
    stored.turn.choices = try choices(db, of: stored.place.n)
    if !stored.turn.phase.isEnded, let owner = stored.owner,
      let text = streams?.text(of: stored.turn.id, owner: owner)
    {
      stored.turn = stored.turn.with(text.choices)
    }
  }

  static func choices(_ db: Database, of n: Int) throws -> [Choice] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT rowid, finishReason,
          typeof(content) = 'blob', CASE typeof(content) WHEN 'text' THEN content END,
          typeof(reasoning) = 'blob', CASE typeof(reasoning) WHEN 'text' THEN reasoning END
        FROM choices WHERE turn = ? ORDER BY position
        """)
    return try Row.fetchAll(statement, arguments: [n]).map { row in
      func text(_ column: String, _ index: Int) throws -> String {
        guard row.int(index) == 1 else { return row.text(index + 1) }
        return try StoredValue(db, of: "choices", column, row: Int64(row.int(0))).text()
      }
      return Choice(
        content: try text("content", 2), reasoning: try text("reasoning", 4),
        finishReason: row.optionalText(1).map(FinishReason.init(rawValue:)))
    }
  }

  /// A server that numbers a choice far beyond any `n` must not make the program fill memory.
  static let choiceLimit = 0..<1024

  /// Puts the choices in place of those that are there.
  static func replace(_ db: Database, of n: Int, with choices: [Choice]) throws {
    if areSame(try self.choices(db, of: n), choices) { return }
    try db.cachedStatement(sql: "DELETE FROM choices WHERE turn = ?").execute(arguments: [n])
    try insert(db, of: n, choices)
  }

  static func insert(_ db: Database, of n: Int, _ choices: [Choice]) throws {
    if choices.isEmpty { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO choices (turn, position, finishReason, reasoning, content)
        VALUES (?, ?, ?, ?, ?)
        """)
    for (position, choice) in choices.enumerated() {
      try statement.execute(arguments: [
        n, position, choice.finishReason?.rawValue.exact, choice.reasoning.exact,
        choice.content.exact,
      ])
    }
  }

  private static func areSame(_ old: [Choice], _ new: [Choice]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { old, new in
        old.content.hasSameBytes(as: new.content) && old.reasoning.hasSameBytes(as: new.reasoning)
          && old.finishReason == new.finishReason
      }
  }
}
