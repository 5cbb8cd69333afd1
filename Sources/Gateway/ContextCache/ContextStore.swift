import FoundationEssentials

/// The contexts that the gateway holds, with the rules of their use: one request at a time in
/// session mode, a ttl that restarts at every use.
actor ContextStore {
  private let database: ContextDatabase
  private let now: @Sendable () -> Date
  /// Session contexts with a request in progress.
  private var inProgress: [String: any UseClaim] = [:]
  private let storage: any GatewayStorage
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.storage.asUnownedSerialExecutor()
  }
  /// Seeds never change, and may be long: the last few are kept at hand.
  private var seeds: [(id: String, messages: [WireMessage])] = []
  private static let seedsAtHand = 8
  /// Tokens of the server behind for each of the gateway's, by context, as far as that one counted.
  private var scales: [String: Double] = [:]
  private static let scalesAtHand = 1000

  /// Creates a store in a file, or in memory if `path` is `nil`. Expired contexts are dropped.
  init(path: String?, now: @escaping @Sendable () -> Date = { Date() }) throws {
    self.init(try FileStorage(path: path), now: now)
  }

  /// Creates a store in the gateway's storage. Expired contexts are dropped.
  init(_ storage: any GatewayStorage, now: @escaping @Sendable () -> Date) {
    database = ContextDatabase(storage: storage)
    self.storage = storage
    self.now = now
    // Expired contexts are never used; on a full disk they stay for now.
    try? database.deleteExpired(at: now())
  }

  /// Makes a context.
  ///
  /// - Parameter window: The tokens that the model takes, if they are known: no session rolls later than that.
  func create(_ request: CreateWireRequest, window: Int? = nil) throws -> StoredContext {
    let tokens = TokenCount.of(request.messages)
    let truncation =
      request.mode == .session
      ? TruncationRule.strategy(asked: request.truncation, seedTokens: tokens, window: window) : nil
    let context = StoredContext(
      id: ContextNumber.fresh(at: now()), model: request.model, mode: request.mode,
      ttl: request.ttl, truncation: truncation, seed: request.messages,
      seedTokens: tokens, lastUsedAt: now())
    try database.save(context)
    return context
  }

  /// Adds one of the gateway's own contexts, unless it exists with the same seed.
  func ship(_ shipped: ShippedContext) throws {
    let context = shipped.stored(at: now())
    if let known = try load(context.id), known.seed == context.seed, known.mode == context.mode {
      // It never expires: a disk that takes nothing only leaves its time as it is.
      try? database.touch(context.id, at: now(), remembering: [])
    } else {
      seeds.removeAll { $0.id == context.id }
      try database.save(context)
    }
  }

  /// Begins a request: the context, claimed for it in session mode.
  ///
  /// - Throws: ``GatewayError`` when it is gone, of another model, or in use.
  func begin(_ request: ChatWireRequest) throws -> StoredContext {
    guard let context = try load(request.contextID), context.isAlive(at: now()) else {
      throw GatewayError.noContext(request.contextID)
    }
    guard context.model == request.model else {
      throw GatewayError.wrongModel(request.model, context.model)
    }
    if context.mode == .session {
      guard inProgress[context.id] == nil, let claim = try storage.claim(context.id) else {
        throw GatewayError.busy
      }
      // As it is now: another gateway may have ended a turn between the reading and the lock.
      var present = try load(context.id) ?? context
      present.scale = scales[context.id] ?? 1
      inProgress[context.id] = claim
      return present
    }
    return context
  }

  /// Notes what the server behind counted for a prompt. Small differences change nothing: each change moves the place
  /// from which turns are remembered, and the server reads everything behind it again.
  func note(counted: Int, for prompt: [WireMessage], of context: StoredContext) {
    let scale = min(4, max(0.25, Double(counted) / Double(max(1, TokenCount.of(prompt)))))
    let known = scales[context.id] ?? 1
    guard context.mode == .session, counted > 0, abs(scale / known - 1) > 0.1 else { return }
    if scales.count >= Self.scalesAtHand { scales = [:] }
    scales[context.id] = scale
  }

  /// Ends a request. In session mode a reply is remembered together with what was asked; a request
  /// that was broken off (`nil`) leaves no trace.
  ///
  /// - Throws: ``GatewayError`` if gateways share the storage and the turn is not remembered: a client that was told
  ///   of its end could not rely on it.
  func end(_ context: StoredContext, asked: [WireMessage], reply: String?) throws {
    defer { inProgress[context.id] = nil }
    guard let reply, context.mode == .session else {
      // Only the time of the last use: without it the context ends a little sooner.
      try? database.touch(context.id, at: now(), remembering: [])
      return
    }
    try storage.keepTurn {
      try database.touch(
        context.id, at: now(),
        remembering: asked + [WireMessage(role: "assistant", content: reply)],
        claim: inProgress[context.id])
    }
  }

  /// Lets a context's time run out.
  func expire(_ id: String) throws {
    try database.touch(id, at: .distantPast, remembering: [])
  }

  /// Drops a context as if it had never existed.
  func forget(_ id: String) throws {
    seeds.removeAll { $0.id == id }
    try database.delete(id)
  }

  /// A context in its present state, alive or not.
  func load(_ id: String) throws -> StoredContext? {
    let known = seeds.first { $0.id == id }?.messages
    guard let context = try database.context(id, seed: known) else { return nil }
    if known == nil {
      seeds.append((id, context.seed))
      if seeds.count > Self.seedsAtHand { seeds.removeFirst() }
    }
    return context
  }
}
