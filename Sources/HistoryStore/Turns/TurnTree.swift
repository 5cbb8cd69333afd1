import Wording

internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// Keeping turns in their tree: every parent is there, in the same conversation, and no turn is its
/// own ancestor.
enum TurnTree {
  /// Keeps a turn, new or changed. Its text goes to `choices` when it has ended; until then a
  /// journal has it, so that no piece is kept twice.
  ///
  /// - Parameter text: The text of an ended turn that does not hold it.
  static func store(
    _ db: Database, _ turn: Turn, owner: StoreOwner?, text: StreamedText? = nil
  ) throws {
    var (turn, text) = (turn, text)
    if let known = text, known.byteCount <= TurnText.wholeLimit || turn.hasText {
      turn = turn.with(known.choices)
      text = nil
    }
    if !turn.phase.isEnded {
      try OwnerRecord.store(db, owner, at: turn.timings.sentAt ?? turn.timings.createdAt)
    }
    if let before = try TurnRecord.fetch(db, turn.id) {
      try update(db, turn, text, before: before, owner: owner)
    } else {
      try insert(db, turn, owner: owner)
    }
  }

  /// Keeps a turn that is not there yet.
  static func insert(_ db: Database, _ turn: Turn, owner: StoreOwner?) throws {
    let place = TurnPlace(
      n: try freeNumber(db, at: turn.timings.createdAt),
      depth: try depth(db, below: turn, isNew: true))
    try write(db, TurnRecord.insert, turn, at: place, owner: owner)
    let choices = turn.phase.isEnded ? turn.choices : []
    try TurnText.insert(db, of: place.n, choices)
    try SearchIndex.update(
      db, n: place.n, from: nil, to: SearchIndex.Entry(prompt: turn.prompt, choices: choices))
  }

  private static func update(
    _ db: Database, _ turn: Turn, _ text: StreamedText?, before: StoredTurn, owner: StoreOwner?
  ) throws {
    guard before.turn.conversation == turn.conversation else {
      throw StoreError(.invalid, localized("A turn cannot move to another conversation."))
    }
    var place = before.place
    if before.turn.parent != turn.parent {
      place.depth = try depth(db, below: turn, isNew: false)
      try moveDescendants(db, of: turn.id, by: place.depth &- before.place.depth)
    }
    try write(db, TurnRecord.upsert, turn, at: place, owner: owner)
    var choices = turn.phase.isEnded ? turn.choices : []
    if let text, turn.phase.isEnded {
      try TurnText.replace(db, of: place.n, with: choices, text: text)
      choices = text.prefixes(upTo: SearchIndex.textLimit)
    } else {
      try TurnText.replace(db, of: place.n, with: choices)
    }
    try SearchIndex.update(
      db, n: place.n, from: SearchIndex.Entry(before),
      to: SearchIndex.Entry(prompt: turn.prompt, choices: choices))
  }

  private static func write(
    _ db: Database, _ sql: String, _ turn: Turn, at place: TurnPlace, owner: StoreOwner?
  ) throws {
    try db.cachedStatement(sql: sql).execute(
      arguments: TurnRecord.arguments(
        of: turn, place: place, owner: turn.phase.isEnded ? nil : owner))
  }

  private static func depth(_ db: Database, below turn: Turn, isNew: Bool) throws -> Int {
    guard let parent = turn.parent else {
      try requireConversation(db, of: turn)
      return 0
    }
    let statement = try db.cachedStatement(
      sql: "SELECT depth, conversation FROM turns WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [parent.exact]) else {
      throw StoreError.notFound(localized("turn before this one"))
    }
    guard row.identifier(1) == turn.conversation, try isNew || !isAncestor(db, turn.id, of: parent)
    else {
      throw StoreError(
        .invalid,
        localized("A turn cannot follow a turn of another conversation, or one that follows it."))
    }
    // A damaged depth may be any number.
    return row.int(0) &+ 1
  }

  private static func requireConversation(_ db: Database, of turn: Turn) throws {
    let id = turn.conversation.rawValue
    guard try ConversationRecord.exists(db, "conversations", "id", id) else {
      throw StoreError.notFound(localized("conversation of this turn"))
    }
  }

  private static func isAncestor(
    _ db: Database, _ ancestor: TurnID, of turn: TurnID
  ) throws -> Bool {
    let sql = """
      WITH RECURSIVE up (id, parent) AS (
        SELECT id, parent FROM turns WHERE id = ?
        UNION SELECT t.id, t.parent FROM up JOIN turns t ON t.id = up.parent)
      SELECT 1 FROM up WHERE id = ?
      """
    return try Row.fetchOne(db, sql: sql, arguments: [turn.exact, ancestor.exact]) != nil
  }

  /// A number for a turn of a moment: the moment itself, or what follows the last number of its
  /// second when a turn has it, so that turns of one moment keep the order in which they came.
  static func freeNumber(_ db: Database, at date: Date) throws -> Int {
    let second = 1_000_000
    let wanted = date.timeIntervalSince1970 * Double(second)
    var first = wanted.isFinite ? Int(min(max(wanted, 0), 1e17)) : 0
    let taken = try db.cachedStatement(sql: "SELECT 1 FROM turns WHERE n = ?")
    let last = try db.cachedStatement(sql: "SELECT max(n) FROM turns WHERE n >= ? AND n < ?")
    while try Row.fetchOne(taken, arguments: [first]) != nil {
      let newest = try Row.fetchOne(last, arguments: [first, first + second])?.optionalInt(0)
      if let newest, newest + 1 < first + second { return newest + 1 }
      first += second
    }
    return first
  }

  private static func moveDescendants(_ db: Database, of id: TurnID, by offset: Int) throws {
    if offset == 0 { return }
    try db.execute(
      sql: """
        WITH RECURSIVE down (id) AS (
          SELECT t.id FROM turns p JOIN turns t
            ON t.conversation = p.conversation AND t.parent = p.id WHERE p.id = ?1
          UNION
          SELECT t.id FROM down JOIN turns p ON p.id = down.id JOIN turns t
            ON t.conversation = p.conversation AND t.parent = p.id)
        UPDATE turns SET depth = depth + ?2 WHERE id IN (SELECT id FROM down)
        """, arguments: [id.exact, offset])
  }

  /// Takes a turn out; its children follow its parent, and so does the head when it was the head.
  static func remove(_ db: Database, _ id: TurnID) throws {
    guard let stored = try TurnRecord.fetch(db, id) else { throw StoreError.notFound("turn") }
    let turn = stored.turn
    try moveDescendants(db, of: id, by: -1)
    try db.execute(
      sql: "UPDATE turns SET parent = ? WHERE conversation = ? AND parent = ?",
      arguments: [turn.parent?.exact, turn.conversation.exact, id.exact])
    try db.execute(
      sql: "UPDATE conversations SET head = ? WHERE id = ? AND head = ?",
      arguments: [turn.parent?.exact, turn.conversation.exact, id.exact])
    try SearchIndex.update(db, n: stored.place.n, from: SearchIndex.Entry(stored), to: nil)
    try db.execute(sql: "DELETE FROM turns WHERE n = ?", arguments: [stored.place.n])
  }
}
