internal import ChatModel
internal import GRDB

extension Migrations {
  /// The text of replies on their way is kept in files (``StreamFolder``). What a program that was killed left in the
  /// table goes to `choices`, where it is found when its turns are ended.
  @Sendable
  static func moveStreamsInVersion4(_ db: Database) throws {
    let open = "SELECT n FROM turns WHERE phase IN \(StoredPhase.open)"
    for n in try Int.fetchAll(db, sql: "SELECT DISTINCT turn FROM journal WHERE turn IN (\(open))")
    {
      try TurnText.replace(db, of: n, with: journaled(db, of: n))
    }
    try db.execute(sql: "DROP TABLE journal")
  }

  /// The pieces of a turn, put together by choice.
  private static func journaled(_ db: Database, of n: Int) throws -> [Choice] {
    let sql = "SELECT position, content, reasoning FROM journal WHERE turn = ? ORDER BY seq"
    var choices: [Choice] = []
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [n])
    while let row = try rows.next() {
      let position = row.int(0)
      guard TurnText.choiceLimit.contains(position) else { continue }
      while choices.count <= position { choices.append(Choice()) }
      choices[position].content += row.text(1)
      choices[position].reasoning += row.text(2)
    }
    return choices
  }
}
