import FoundationEssentials

/// The responses that the gateway keeps, with the rules of their chains.
actor ResponseStore {
  private let database: ResponseDatabase
  private let storage: any GatewayStorage
  private let now: @Sendable () -> Date
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.storage.asUnownedSerialExecutor()
  }

  init(_ storage: any GatewayStorage, now: @escaping @Sendable () -> Date) {
    database = ResponseDatabase(storage: storage)
    self.storage = storage
    self.now = now
    // What has expired is never used; on a full disk it stays for now.
    try? database.deleteExpired(at: now())
  }

  /// What a response builds on; `nil` if it, or a turn before it, is not there any more.
  func chain(to id: String) throws -> ResponseChain? {
    let nodes = try database.chain(to: id)
    let alive = nodes.compactMap { $0 }.filter { $0.expiresAt > now() }
    guard alive.count == nodes.count else { return nil }
    return ResponseChain(alive)
  }

  /// A response; `nil` if it is not there any more.
  func load(_ id: String) throws -> StoredResponse? {
    guard let response = try database.response(id), response.expiresAt > now() else { return nil }
    return response
  }

  /// Keeps a response. Those before it that were not in the cache any more are there again.
  ///
  /// - Throws: ``GatewayError`` if gateways share the storage and it is not kept.
  func save(_ response: StoredResponse, refreshing stale: [String]) throws {
    try storage.keepTurn {
      if !stale.isEmpty { try database.refresh(stale) }
      try database.save(response)
    }
  }

  /// Deletes a response; `false` if there is none.
  func delete(_ id: String) throws -> Bool {
    guard let response = try load(id) else { return false }
    try database.delete(response)
    return true
  }

  /// Lets its time run out.
  func expire(_ id: String) throws { try database.expire(id, at: .distantPast) }

  /// Drops it as if it had never been there.
  func forget(_ id: String) throws { try database.forget(id) }
}
