package import ChatModel
package import FoundationEssentials
import Wording
internal import GRDB

extension HistoryStore {
  /// Ends the turns that a program which is no longer running left open, and keeps the partial text of
  /// them.
  ///
  /// A turn whose request was out becomes `truncated`; when its context remembers turns `unconfirmed`, because
  /// it is unknown if the server stored it. A turn that was queued was certainly not run: it becomes `failed`
  /// and says that it was not sent; its prompt stays in its place on the branch, from where a retry sends it.
  /// When exactly it ended is not known, so `endedAt` stays empty. Turns of stores that are still open, in
  /// this process or another, are left alone.
  ///
  /// Text that cannot be taken over, because its journal is damaged or SQLite refuses it, stays in the
  /// journal, which is set aside under a name that the turn's failure contains: one such text does not keep
  /// the others from being recovered.
  ///
  /// - Returns: Those turns, as they are kept now, oldest first; of a long reply without its text.
  @discardableResult
  package func recoverInterrupted(at now: Date) async throws(StoreError) -> [Turn] {
    let open = "WHERE t.phase IN \(StoredPhase.open)"
    let hasOpen = try await read { db in
      try Row.fetchOne(db, sql: "SELECT 1 FROM turns t \(open) LIMIT 1") != nil
    }
    let left = streams.others()
    guard hasOpen || !left.isEmpty else { return [] }
    let (recovery, alive) = try await write { [owner, streams] db in
      let alive = try OwnerRecord.alive(db, besides: owner, at: now)
      var recovery = TurnRecovery(streams: streams)
      for stored in try TurnRecord.fetchAll(db, "\(open) ORDER BY t.n", []) {
        if let name = stored.owner, name == owner.id || alive.contains(name) { continue }
        try recovery.end(stored, db)
      }
      try OwnerRecord.removeDead(db, alive: alive, besides: owner)
      return (recovery, alive)
    }
    // Their text is in the database now.
    for owner in left where !alive.contains(owner) {
      if recovery.isAside(owner) { streams.setAside(owner) } else { streams.remove(owner) }
    }
    return recovery.turns
  }
}

/// The ending of turns whose program ended first.
private struct TurnRecovery: Sendable {
  let streams: StreamTexts
  private(set) var turns: [Turn] = []
  /// The stores whose journals hold what could not be taken over.
  private var aside: Set<String> = []

  init(streams: StreamTexts) {
    self.streams = streams
  }

  mutating func end(_ stored: StoredTurn, _ db: Database) throws {
    var turn = InterruptedTurn.ended(
      stored.turn, mode: try Self.mode(db, of: stored.turn.conversation))
    let text = stored.owner.flatMap { streams.text(of: turn.id, owner: $0) }
    if let text, text.isDamaged { turn.failure = told(turn.failure, asideOf: stored.owner) }
    do {
      try db.inSavepoint {
        try TurnTree.store(db, turn, owner: nil, text: text)
        return .commit
      }
    } catch let error where StoreError(error, path: nil).kind == .invalid && text != nil {
      if !isAside(stored.owner ?? "") {
        turn.failure = told(turn.failure, asideOf: stored.owner)
      }
      try TurnTree.store(db, turn, owner: nil)
    }
    if let text, text.byteCount <= TurnText.wholeLimit { turn = turn.with(text.choices) }
    turns.append(turn)
  }

  /// True if the journal of a store is to be set aside.
  func isAside(_ owner: String) -> Bool { aside.contains(owner) }

  /// Notes that a journal is to be set aside, and says where it will be.
  private mutating func told(_ failure: String?, asideOf owner: String?) -> String? {
    guard let owner, let path = streams.asidePath(of: owner) else { return failure }
    aside.insert(owner)
    let words = localized("Not all of its text could be recovered; the rest is in \(path).")
    return failure.map { "\($0) \(words)" } ?? words
  }

  private static func mode(_ db: Database, of conversation: ConversationID) throws -> ContextMode {
    let sql = """
      SELECT x.mode FROM contexts x JOIN conversations v ON v.context = x.key WHERE v.id = ?
      """
    let row = try Row.fetchOne(db, sql: sql, arguments: [conversation.exact])
    return row.flatMap { ContextMode(rawValue: $0.text(0)) } ?? .unknown
  }
}
