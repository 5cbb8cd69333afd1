package import ChatModel
package import FoundationEssentials
internal import GRDB

/// One session context is driven by one open store at a time, in whatever process.
///
/// A claim needs no timer: whether its owner runs is asked of the kernel. Only an owner in another
/// container, which cannot be seen, is believed for ten minutes after it last claimed something.
extension HistoryStore {
  /// Claims a context for this store, or renews the claim.
  ///
  /// - Returns: True if it is this store's now; `false` when another store that is still open has
  ///   it.
  package func claim(_ context: ContextKey, at now: Date) async throws(StoreError) -> Bool {
    try await write(.program) { [owner] db in
      let sql = "SELECT owner FROM claims WHERE context = ?"
      let holder = try Row.fetchOne(db, sql: sql, arguments: [context.exact])?.text(0)
      if let holder, holder != owner.id,
        try OwnerRecord.alive(db, besides: owner, at: now).contains(holder)
      {
        return false
      }
      guard try ConversationRecord.exists(db, "contexts", "key", context.rawValue) else {
        throw StoreError.notFound("context")
      }
      try OwnerRecord.store(db, owner, at: now)
      try db.execute(
        sql: "INSERT OR REPLACE INTO claims (context, owner) VALUES (?, ?)",
        arguments: [context.exact, owner.id])
      return true
    }
  }

  /// Gives a context back; one that is not this store's is left alone.
  package func release(_ context: ContextKey) async throws(StoreError) {
    try await write(.program) { [owner] db in
      try db.execute(
        sql: "DELETE FROM claims WHERE context = ? AND owner = ?",
        arguments: [context.exact, owner.id])
    }
  }

  /// Gives back everything that this store claims.
  package func releaseAll() async throws(StoreError) {
    try await write(.program) { [owner] db in
      try db.execute(sql: "DELETE FROM claims WHERE owner = ?", arguments: [owner.id])
    }
  }
}
