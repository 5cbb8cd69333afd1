internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// A turn as its row and back, without its choices.
enum TurnRecord {
  private static let columns = [
    "n", "id", "conversation", "parent", "depth", "chosen", "phase", "waitsUntil", "waitsFor",
    "owner", "promptTokens", "completionTokens", "totalTokens", "cachedTokens", "reasoningTokens",
    "createdAt", "sentAt", "firstTokenAt", "endedAt", "contextID", "parameters", "modelServed",
    "requestID", "failure", "system", "prompt", "node",
  ]
  static let insert = SQLText.insert("turns", columns: columns)
  static let upsert = SQLText.upsert(
    "turns", key: "id", columns: columns, fixed: ["n", "conversation"])

  /// The columns of `turns t`, for ``decode(_:)``.
  static let select = SQLText.list(columns, of: "t")
  static let columnCount = columns.count

  static func arguments(
    of turn: Turn, place: TurnPlace, owner: StoreOwner?
  ) throws -> StatementArguments {
    let phase = StoredPhase(turn.phase)
    let first: [(any DatabaseValueConvertible)?] = [
      place.n, turn.id.exact, turn.conversation.exact, turn.parent?.exact, place.depth, turn.chosen,
      phase.word,
      phase.until?.stored, phase.reason?.exact, owner?.id,
    ]
    let last: [(any DatabaseValueConvertible)?] = [
      turn.timings.createdAt.stored, turn.timings.sentAt?.stored,
      turn.timings.firstTokenAt?.stored, turn.timings.endedAt?.stored, turn.contextID.exact,
      try turn.parameters.stored(), turn.modelServed?.exact, turn.requestID?.exact,
      turn.failure?.exact, turn.system?.exact, turn.prompt.exact,
      try turn.node.map(StoredJSON.encode),
    ]
    return StatementArguments(first + Usage.stored(turn.usage) + last)
  }

  static func decode(_ row: Row) -> StoredTurn {
    let phase = StoredPhase(
      word: row.text(6), until: row.optionalDate(7), reason: row.optionalText(8))
    let turn = Turn(
      id: row.identifier(1), conversation: row.identifier(2), parent: row.optionalIdentifier(3),
      system: row.optionalText(24), prompt: row.text(25), chosen: row.int(5), phase: phase.phase,
      usage: row.usage(from: 10),
      timings: TurnTimings(
        createdAt: row.date(15), sentAt: row.optionalDate(16), firstTokenAt: row.optionalDate(17),
        endedAt: row.optionalDate(18)),
      contextID: row.text(19), parameters: .restored(row.optionalText(20)),
      modelServed: row.optionalText(21), requestID: row.optionalText(22),
      node: StoredJSON.decode(TurnNode.self, from: row.optionalText(26)),
      failure: row.optionalText(23))
    return StoredTurn(
      turn: turn, place: TurnPlace(n: row.int(0), depth: row.int(4)), owner: row.optionalText(9))
  }

  /// Every turn that `condition` on `t` finds, with its text; of turns that have not ended, only with `streams`.
  static func fetchAll(
    _ db: Database, _ condition: String, _ arguments: StatementArguments,
    _ streams: StreamTexts? = nil
  ) throws -> [StoredTurn] {
    let sql = "SELECT \(select) FROM turns t \(condition)"
    var turns = try Row.fetchAll(db, sql: sql, arguments: arguments).map(decode)
    for index in turns.indices { try TurnText.fill(db, &turns[index], streams) }
    return turns
  }

  static func fetch(
    _ db: Database, _ id: TurnID, _ streams: StreamTexts? = nil
  ) throws -> StoredTurn? {
    try fetchAll(db, "WHERE t.id = ?", [id.exact], streams).first
  }
}

extension TurnRecord {
  /// The conversation of a turn; `nil` if the turn is not here.
  static func conversation(_ db: Database, of id: TurnID) throws -> ConversationID? {
    let sql = "SELECT conversation FROM turns WHERE id = ?"
    return try Row.fetchOne(db, sql: sql, arguments: [id.exact])?.identifier(0)
  }
}

/// A turn with what only the store knows of it.
struct StoredTurn: Sendable {
  var turn: Turn
  var place: TurnPlace
  /// The name of the owner while it is in flight or queued.
  var owner: String?
}

/// The place of a turn in time and in its tree.
struct TurnPlace: Hashable, Sendable {
  /// Microseconds since 1970, made unique: the row's number.
  var n: Int
  /// Number of turns before it on its branch.
  var depth: Int
}
