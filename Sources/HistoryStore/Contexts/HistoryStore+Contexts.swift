internal import Basics
package import ChatModel
package import FoundationEssentials
import Wording
internal import GRDB

/// The registry: no server lists its contexts, so these records are the only ones.
extension HistoryStore {
  /// The contexts, most recently used first.
  ///
  /// - Parameters:
  ///   - includingTrash: True if those in the trash are wanted, too.
  ///   - seeds: `false` leaves seeds and sources empty, which is quick however long the seeds are.
  ///     Such a context may be saved: an empty seed leaves the stored one as it is.
  package func contexts(
    includingTrash: Bool = false, seeds: Bool = true
  ) async throws(StoreError) -> [CachedContext] {
    let contexts = try await read { db in
      let columns = seeds ? ContextRecord.columns : "\(ContextRecord.columnsWithoutSources), NULL"
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(columns) FROM contexts \(includingTrash ? "" : "WHERE trashedAt IS NULL")
          ORDER BY max(createdAt, coalesce(lastUsedAt, createdAt)) DESC, key
          """)
      return try rows.map { row in
        var context = ContextRecord.decode(row)
        try ContextRecord.fill(db, &context, sources: row.optionalText(21), seed: seeds)
        return context
      }
    }
    if seeds { remember(contexts) }
    return contexts
  }

  /// A context with its seed, also one in the trash.
  package func context(_ key: ContextKey) async throws(StoreError) -> CachedContext? {
    let context = try await read { db in try ContextRecord.fetch(db, key) }
    if let context { remember([context]) }
    return context
  }

  /// Keeps a context, new or changed. An empty seed without sources leaves the stored ones as they
  /// are.
  ///
  /// - Throws: `labelTaken` when another context outside the trash has the label, upper and lower
  ///   case of ASCII letters being the same.
  package func save(_ context: CachedContext) async throws(StoreError) {
    let known = KnownSeed(context)
    let stored = knownSeeds.withLock { $0[context.key.rawValue] }
    let isSeedNew = !known.isEmpty && stored.map { !$0.isSame(as: known) } ?? true
    try await write { db in
      if context.trashedAt == nil {
        try Self.requireFree(db, context.label, except: context.key)
      }
      try ContextRecord.store(db, context)
      if isSeedNew { try ContextRecord.storeSeed(db, known, of: context.key) }
    }
    remember([context])
  }

  /// True if no context outside the trash has the label, `except` aside.
  package func label(
    isFree label: String, except key: ContextKey? = nil
  ) async throws(StoreError) -> Bool {
    try await read { db in try Self.isFree(db, label, except: key) }
  }

  /// The label itself, or with the first number from 2 that makes it free.
  package func freeLabel(like label: String) async throws(StoreError) -> String {
    try await read { db in try Self.freeLabel(db, like: label) }
  }

  /// Moves a context with its conversations to the trash; ``restoreContext(_:)`` takes it back.
  package func trashContext(_ key: ContextKey, at date: Date) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "UPDATE contexts SET trashedAt = ? WHERE key = ?", arguments: [date.stored, key.exact])
      guard db.changesCount > 0 else { throw StoreError.notFound("context") }
    }
  }

  /// Takes a context out of the trash, under another label when its own was given away meanwhile.
  @discardableResult
  package func restoreContext(_ key: ContextKey) async throws(StoreError) -> CachedContext {
    try await write { db in
      guard var context = try ContextRecord.fetch(db, key) else {
        throw StoreError.notFound("context")
      }
      context.trashedAt = nil
      if try !Self.isFree(db, context.label, except: key) {
        context.label = try Self.freeLabel(db, like: context.label)
      }
      try ContextRecord.store(db, context)
      return context
    }
  }

  private func remember(_ contexts: [CachedContext]) {
    knownSeeds.withLock { known in
      for context in contexts where !KnownSeed(context).isEmpty {
        known[context.key.rawValue] = KnownSeed(context)
      }
    }
  }

  static func isFree(_ db: Database, _ label: String, except key: ContextKey?) throws -> Bool {
    try Row.fetchOne(
      db,
      sql: """
        SELECT 1 FROM contexts
        WHERE label = ? COLLATE NOCASE AND trashedAt IS NULL AND key IS NOT ?
        """,
      arguments: [label.exact, key?.exact]) == nil
  }

  static func freeLabel(_ db: Database, like label: String) throws -> String {
    var candidate = label
    var number = 2
    while try !isFree(db, candidate, except: nil) {
      candidate = "\(label) \(number)"
      number += 1
    }
    return candidate
  }

  private static func requireFree(_ db: Database, _ label: String, except key: ContextKey) throws {
    guard try !isFree(db, label, except: key) else { return }
    let free = try freeLabel(db, like: label)
    throw StoreError(
      .labelTaken,
      localized("Another context has the label “\(label)”. Choose another; “\(free)” is free."))
  }
}
