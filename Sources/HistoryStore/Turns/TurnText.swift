internal import ChatModel
internal import GRDB

/// The replies of a turn: in `choices` once it has ended, in `journal` while it has not.
enum TurnText {
  static func fill(_ db: Database, _ stored: inout StoredTurn) throws {
    stored.turn.choices =
      stored.turn.phase.isEnded
      ? try choices(db, of: stored.place.n) : try journaled(db, of: stored.place.n)
  }

  static func choices(_ db: Database, of n: Int) throws -> [Choice] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT content, reasoning, finishReason FROM choices WHERE turn = ? ORDER BY position
        """)
    return try Row.fetchAll(statement, arguments: [n]).map { row in
      Choice(
        content: row.text(0), reasoning: row.text(1),
        finishReason: row.optionalText(2).map(FinishReason.init(rawValue:)))
    }
  }

  /// The pieces of the journal, put together by choice.
  static func journaled(_ db: Database, of n: Int) throws -> [Choice] {
    let statement = try db.cachedStatement(
      sql: "SELECT position, content, reasoning FROM journal WHERE turn = ? ORDER BY seq")
    var choices: [Choice] = []
    let rows = try Row.fetchCursor(statement, arguments: [n])
    while let row = try rows.next() {
      let position = row.int(0)
      guard choiceLimit.contains(position) else { continue }
      while choices.count <= position { choices.append(Choice()) }
      choices[position].content += row.text(1)
      choices[position].reasoning += row.text(2)
    }
    return choices
  }

  /// A server that numbers a choice far beyond any `n` must not make the program fill memory.
  static let choiceLimit = 0..<1024

  /// Puts the choices in the place of those that are there.
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

  static func clearJournal(_ db: Database, of n: Int) throws {
    try db.cachedStatement(sql: "DELETE FROM journal WHERE turn = ?").execute(arguments: [n])
  }
}
