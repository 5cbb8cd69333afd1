package import ChatModel
package import FoundationEssentials
internal import GRDB

/// Replies on their way: a journal while they stream, the turn itself when they have ended.
extension HistoryStore {
  /// Appends text that came to the journals of its turns. Text for a turn that has ended is left
  /// out.
  package func journal(_ deltas: [TurnDelta]) async throws(StoreError) {
    if deltas.isEmpty { return }
    try await write(.program) { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO journal (turn, position, reasoning, content)
          SELECT n, ?2, ?3, ?4 FROM turns WHERE id = ?1 AND phase IN \(StoredPhase.open)
          """)
      for delta in deltas where TurnText.choiceLimit.contains(delta.choice) {
        try statement.execute(arguments: [
          delta.turn.exact, delta.choice, delta.reasoning.exact, delta.content.exact,
        ])
      }
    }
  }

  /// Keeps a turn that has ended, with its text, and clears its journal, in one transaction that is
  /// on the disk when the call returns.
  package func finish(_ turn: Turn) async throws(StoreError) {
    try await write { [owner] db in
      try TurnTree.store(db, turn, owner: owner)
      let end = turn.timings.endedAt ?? turn.timings.createdAt
      try db.execute(
        sql: "UPDATE conversations SET updatedAt = max(updatedAt, ?) WHERE id = ?",
        arguments: [end.stored, turn.conversation.exact])
    }
  }

  /// Ends the turns that a program which is no longer running left open, and keeps what had come of
  /// them.
  ///
  /// A turn whose request was out becomes `truncated`; when its context remembers turns
  /// `unconfirmed`, because nobody can know whether the server stored it. A turn that was queued was
  /// certainly not run: it becomes `failed` and says that it was not sent; its prompt stays in its place on the branch, from where a retry sends it. When
  /// exactly it ended is not known, so `endedAt` stays empty. Turns of stores that are still open,
  /// in this process or another, are left alone.
  ///
  /// - Returns: Those turns, as they are kept now, oldest first.
  @discardableResult
  package func recoverInterrupted(at now: Date) async throws(StoreError) -> [Turn] {
    let open = "WHERE t.phase IN \(StoredPhase.open)"
    let hasOpen = try await read { db in
      try Row.fetchOne(db, sql: "SELECT 1 FROM turns t \(open) LIMIT 1") != nil
    }
    guard hasOpen else { return [] }
    return try await write { [owner] db in
      let alive = try OwnerRecord.alive(db, besides: owner, at: now)
      var recovered: [Turn] = []
      for stored in try TurnRecord.fetchAll(db, "\(open) ORDER BY t.n", []) {
        if let name = stored.owner, name == owner.id || alive.contains(name) { continue }
        let mode = try Self.mode(db, of: stored.turn.conversation)
        let turn = InterruptedTurn.ended(stored.turn, mode: mode)
        try TurnTree.store(db, turn, owner: nil)
        recovered.append(turn)
      }
      try OwnerRecord.removeDead(db, alive: alive, besides: owner)
      return recovered
    }
  }

  private static func mode(_ db: Database, of conversation: ConversationID) throws -> ContextMode {
    let sql = """
      SELECT x.mode FROM contexts x JOIN conversations v ON v.context = x.key WHERE v.id = ?
      """
    let row = try Row.fetchOne(db, sql: sql, arguments: [conversation.exact])
    return row.flatMap { ContextMode(rawValue: $0.text(0)) } ?? .unknown
  }
}
