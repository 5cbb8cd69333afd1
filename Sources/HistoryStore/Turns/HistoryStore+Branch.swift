package import ChatModel
internal import GRDB

extension HistoryStore {
  /// A page of the visible branch, oldest first: the newest `limit` turns, or those before a turn.
  ///
  /// Its cost depends on `limit` alone, not on the length of the conversation.
  package func branch(
    of id: ConversationID, before: TurnID? = nil, limit: Int
  ) async throws(StoreError) -> (turns: [TurnView], hasEarlier: Bool) {
    let turns = try await read { [streams] db in
      try Branch.page(db, of: id, before: before, limit: limit, streams)
    }
    return (turns, turns.first?.turn.parent != nil)
  }

  /// All turns of the visible branch, oldest first.
  package func wholeBranch(of id: ConversationID) async throws(StoreError) -> [Turn] {
    try await read { [streams] db in
      guard let head = try Branch.head(db, of: id) else { return [] }
      return try Branch.path(db, to: head, streams)
    }
  }

  /// The turns from the root to a turn, both included.
  package func path(to id: TurnID) async throws(StoreError) -> [Turn] {
    try await read { [streams] db in try Branch.path(db, to: id, streams) }
  }

  /// The turns with the same parent, itself included, oldest first. Turns without a parent are
  /// siblings within their conversation.
  package func siblings(of id: TurnID) async throws(StoreError) -> [Turn] {
    try await read { [streams] db in try Branch.siblings(db, of: id, streams).map(\.turn) }
  }

  /// The end of the branch that was last gone on from a turn: the newest child's newest child and
  /// so on.
  package func newestLeaf(under id: TurnID) async throws(StoreError) -> TurnID {
    try await read { db in
      guard let leaf = try Branch.newestLeaf(db, under: id) else {
        throw StoreError.notFound("turn")
      }
      return leaf
    }
  }

  /// A turn with its place among its siblings.
  package func turnView(_ id: TurnID) async throws(StoreError) -> TurnView? {
    try await read { [streams] db in
      guard let turn = try TurnRecord.fetch(db, id, streams) else { return nil }
      return try Branch.view(db, turn)
    }
  }
}
