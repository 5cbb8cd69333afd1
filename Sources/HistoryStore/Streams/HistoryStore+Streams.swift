package import ChatModel
package import FoundationEssentials
internal import GRDB

/// Replies on their way: a journal while they stream, the turn itself when they have ended.
extension HistoryStore {
  /// Keeps text that came of turns in flight; it is there when the call returns, and costs a few microseconds.
  package func journal(_ deltas: [TurnDelta]) throws(StoreError) {
    if deltas.isEmpty { return }
    try checkOpen()
    guard !isReadOnly else {
      throw StoreError(.readOnly, StoreError.sentence(.readOnly, file: path ?? ""))
    }
    try streams.own.append(deltas)
  }

  /// Keeps a turn that has ended, with its text, in one transaction that is on the disk when the call returns.
  package func finish(_ turn: Turn) async throws(StoreError) {
    try await write { [owner] db in
      try TurnTree.store(db, turn, owner: owner)
      let end = turn.timings.endedAt ?? turn.timings.createdAt
      try db.execute(
        sql: "UPDATE conversations SET updatedAt = max(updatedAt, ?) WHERE id = ?",
        arguments: [end.stored, turn.conversation.exact])
    }
    streams.own.end(turn.id)
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
    let left = streams.others()
    guard hasOpen || !left.isEmpty else { return [] }
    let (recovered, alive) = try await write { [owner, streams] db in
      let alive = try OwnerRecord.alive(db, besides: owner, at: now)
      var recovered: [Turn] = []
      for stored in try TurnRecord.fetchAll(db, "\(open) ORDER BY t.n", [], streams) {
        if let name = stored.owner, name == owner.id || alive.contains(name) { continue }
        let mode = try Self.mode(db, of: stored.turn.conversation)
        let turn = InterruptedTurn.ended(stored.turn, mode: mode)
        try TurnTree.store(db, turn, owner: nil)
        recovered.append(turn)
      }
      try OwnerRecord.removeDead(db, alive: alive, besides: owner)
      return (recovered, alive)
    }
    // Their text is in the database now.
    for owner in left where !alive.contains(owner) { streams.remove(owner) }
    return recovered
  }

  private static func mode(_ db: Database, of conversation: ConversationID) throws -> ContextMode {
    let sql = """
      SELECT x.mode FROM contexts x JOIN conversations v ON v.context = x.key WHERE v.id = ?
      """
    let row = try Row.fetchOne(db, sql: sql, arguments: [conversation.exact])
    return row.flatMap { ContextMode(rawValue: $0.text(0)) } ?? .unknown
  }
}
