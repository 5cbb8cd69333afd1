import FoundationEssentials
import GRDB

/// The contexts that the gateway holds, on disk, with the rules of their use: one request at a time in session
/// mode, a ttl that restarts at every use.
actor ContextShelf {
  private let database: DatabaseQueue
  private let now: @Sendable () -> Date
  private var inProgress: Set<String> = []

  /// A shelf in a file, or in memory when `path` is `nil`.
  init(path: String?, now: @escaping @Sendable () -> Date = { Date() }) throws {
    database = try path.map { try DatabaseQueue(path: $0) } ?? DatabaseQueue()
    self.now = now
    try database.write { connection in
      try connection.execute(
        sql: "CREATE TABLE IF NOT EXISTS context (id TEXT PRIMARY KEY, body BLOB NOT NULL)")
    }
  }

  /// Makes a context.
  func create(_ request: CreateWireRequest) throws -> StoredContext {
    let context = StoredContext(
      id: Self.freshID(at: now()), model: request.model, mode: request.mode, ttl: request.ttl,
      truncation: request.truncation, seed: request.messages, lastUsedAt: now())
    try save(context)
    return context
  }

  /// Puts a context of the gateway's own on the shelf, unless it is there with the same seed.
  func ship(_ context: StoredContext) throws {
    if var known = try load(context.id), known.seed == context.seed {
      known.lastUsedAt = now()
      try save(known)
    } else {
      try save(context)
    }
  }

  /// Begins a request: the context, claimed for it in session mode.
  func begin(_ request: ChatWireRequest) throws -> StoredContext {
    guard let context = try load(request.contextID), context.isAlive(at: now()) else {
      throw GatewayError.noContext(request.contextID)
    }
    guard context.model == request.model else {
      throw GatewayError.wrongModel(request.model, context.model)
    }
    if context.mode == .session {
      guard inProgress.insert(context.id).inserted else { throw GatewayError.busy }
    }
    return context
  }

  /// Ends a request. In session mode a reply is remembered together with what was asked; a request that was
  /// broken off (`nil`) leaves no trace.
  func end(_ id: String, asked: [WireMessage], reply: String?) {
    inProgress.remove(id)
    guard var context = try? load(id) else { return }
    context.lastUsedAt = now()
    if let reply, context.mode == .session {
      context.history += asked + [WireMessage(role: "assistant", content: reply)]
    }
    try? save(context)
  }

  private func load(_ id: String) throws -> StoredContext? {
    let body = try database.read { connection in
      try Data.fetchOne(connection, sql: "SELECT body FROM context WHERE id = ?", arguments: [id])
    }
    return try body.map { try JSONDecoder().decode(StoredContext.self, from: $0) }
  }

  private func save(_ context: StoredContext) throws {
    let body = try JSONEncoder().encode(context)
    try database.write { connection in
      try connection.execute(
        sql: "INSERT OR REPLACE INTO context (id, body) VALUES (?, ?)",
        arguments: [context.id, body])
    }
  }

  /// An id as the provider makes them: the date and five digits, here nine so that none comes twice.
  private static func freshID(at date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    let stamp = [parts.month, parts.day, parts.hour, parts.minute, parts.second]
      .map { ($0 ?? 0) < 10 ? "0\($0 ?? 0)" : "\($0 ?? 0)" }.joined()
    return "ctx-\(parts.year ?? 0)\(stamp)-\(Int.random(in: 100_000_000...999_999_999))"
  }
}
