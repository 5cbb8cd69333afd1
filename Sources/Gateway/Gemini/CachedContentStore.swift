import FoundationEssentials

/// The cached contents that the gateway keeps. Each ends at its time, however often it is used.
actor CachedContentStore {
  private let database: CachedContentDatabase
  private let now: @Sendable () -> Date
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.storage.asUnownedSerialExecutor()
  }

  init(_ storage: any GatewayStorage, now: @escaping @Sendable () -> Date) {
    database = CachedContentDatabase(storage: storage)
    self.now = now
    // What has expired is never used; on a full disk it stays for now.
    try? database.deleteExpired(at: now())
  }

  /// A content that lives.
  ///
  /// - Throws: ``GatewayError`` if there is none.
  func load(_ id: String) throws -> CachedContent {
    guard let content = try database.content(id), content.expireTime > now() else {
      throw GatewayError.noCachedContent
    }
    return content
  }

  func insert(_ content: CachedContent) throws { try database.insert(content) }

  /// A page of those that live, and the token of the next page.
  func page(size: Int, token: Int) throws -> (contents: [CachedContent], next: Int?) {
    let found = try database.page(after: token, limit: size + 1, at: now())
    let page = found.prefix(size)
    return (page.map(\.content), found.count > size ? page.last?.number : nil)
  }

  /// Gives a content another end.
  func update(_ id: String, expireTime: Date) throws -> CachedContent {
    _ = try load(id)
    try database.update(id, expireTime: expireTime, at: now())
    return try load(id)
  }

  func delete(_ id: String) throws {
    _ = try load(id)
    try database.delete(id)
  }

  /// Lets its time run out.
  func expire(_ id: String) throws { try database.update(id, expireTime: .distantPast, at: now()) }

  /// Drops it as if it had never been there.
  func forget(_ id: String) throws { try database.delete(id) }
}

extension GatewayError {
  /// Google does not say which.
  static let noCachedContent = GatewayError(
    403, "PERMISSION_DENIED", "CachedContent not found (or permission denied)")

  static func smallContent(_ tokens: Int, _ least: Int) -> GatewayError {
    .invalid(
      "contents",
      "Cached content is too small. total_token_count=\(tokens), min_total_token_count=\(least)")
  }
}
