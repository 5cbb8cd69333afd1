package import ChatModel
package import ContextAPI
import HistoryStore

/// For subcommands, which wait for the result; the front end uses commands.
extension SessionController {
  /// The context that a label, a server's id or the unique beginning of a label names.
  package func resolve(_ name: String) async throws(SessionError) -> CachedContext? {
    try await registry.resolve(name)
  }

  /// Records a context that this program did not create. If its id is recorded already, returns that context, and
  /// restores it if it is in the trash.
  package func importContext(
    _ contextID: String, label: String? = nil, mode: ContextMode = .unknown, model: String? = nil
  ) async throws(SessionError) -> CachedContext {
    try await registry.importContext(contextID, label: label, mode: mode, model: model)
  }

  /// Creates a context on the server and records it.
  package func createContext(_ recipe: ContextRecipe) async throws(SessionError) -> CachedContext {
    try await works.create(recipe)
  }

  /// Waits until the server has read the seed of a new context, where it reads it at once; a gateway inside the
  /// program ends with the program.
  package func seedIsRead(of context: CachedContext) async {
    await works.seedIsRead(of: context)
  }

  /// Rebuilds a context on the server and records it.
  package func rebuildContext(
    _ key: ContextKey, seed: Seed? = nil, newest: Int? = nil
  ) async throws(SessionError) -> CachedContext {
    try await works.recreate(key, seed: seed, newest: newest)
  }

  /// The material from which a context would be rebuilt.
  package func rebuildMaterial(
    of key: ContextKey, seed: Seed? = nil
  ) async throws(SessionError) -> RebuildMaterial {
    try await works.material(of: key, seed: seed)
  }

  /// The request that a prompt would become now; nothing is stored or sent.
  package func wireRequest(for prompt: SendRequest) async throws(SessionError) -> ChatRequest {
    try await environment.history { _ in try await self.outbox.wireRequest(for: prompt) }
  }

  // MARK: Asking

  /// Sends one prompt and reports what becomes of it, for `ctxchat ask`. The reader sets the pace; when it stops
  /// reading, the reply is stopped.
  ///
  /// With a `HistoryStore.temporary()` that holds a copy of the context, nothing is saved.
  package nonisolated func ask(_ request: AskRequest) -> AsyncStream<AskEvent> {
    let channel = AskChannel()
    let work = Task(executorPreference: environment.loop) {
      await Asker(session: self, request: request, channel: channel).run()
    }
    let reading = AskReading(channel) {
      work.cancel()
      Task(executorPreference: self.environment.loop) { await self.stop(asking: request) }
    }
    return AsyncStream(unfolding: { await reading.next() }, onCancel: { reading.abandon() })
  }

  /// Stops what ``ask(_:)`` has in flight; its ending comes as that of every turn does.
  ///
  /// - Returns: Whether there was anything to stop.
  @discardableResult
  package func stop(asking request: AskRequest) -> Bool {
    let inHand = [request.again, request.turn].filter { runner.isInHand($0) }
    for turn in inHand { carryOut(runner.stop(turn)) }
    return !inHand.isEmpty
  }

  // MARK: Steps of an Asker

  func target(
    of request: AskRequest, _ channel: AskChannel
  ) async -> Result<AskTarget, SessionError> {
    await life.commands.attempt { () async throws(SessionError) in
      try await self.registry.target(of: request, channel)
    }.value
  }

  func send(_ outgoing: OutgoingPrompt, before: @escaping @Sendable () -> Void = {}) async {
    await life.commands.add {
      before()
      await self.submit(outgoing)
    }.value
  }

  func turnNow(_ id: TurnID) async throws(SessionError) -> Turn? {
    try await environment.history { _ in try await self.reader.turnNow(id, withText: false) }
  }
}
