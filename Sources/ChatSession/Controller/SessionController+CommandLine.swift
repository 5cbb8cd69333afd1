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
    let service = environment.service(of: context.profile)
    let progress = try? await service.progress(of: context.contextID)
    guard progress?.isReading == true else { return }
    await works.seedIsRead(of: context.contextID, at: context.profile)
  }

  /// Rebuilds a context on the server and records it.
  package func rebuildContext(
    _ key: ContextKey, seed: Seed? = nil, newest: Int? = nil
  ) async throws(SessionError) -> CachedContext {
    try await works.recreate(key, seed: seed, newest: newest)
  }

  /// The messages that a rebuild would send; `newest`: with that many of the newest turns (`nil`: all of them).
  package func rebuildPlan(
    for key: ContextKey, seed: Seed? = nil, newest: Int? = nil
  ) async throws(SessionError) -> RebuildPlan {
    try await works.material(of: key, seed: seed).plan(newest: newest)
  }

  /// How many of a context's newest turns fit into its model's window; `nil` if all do, or if it is unknown.
  package func fittingTurns(
    of key: ContextKey, seed: Seed? = nil
  ) async throws(SessionError) -> Int? {
    try await works.material(of: key, seed: seed).fittingTurns
  }

  /// The request that a prompt would become now; nothing is stored or sent.
  package func wireRequest(for prompt: SendRequest) async throws(SessionError) -> ChatRequest {
    try await environment.history { _ in try await self.outbox.wireRequest(for: prompt) }
  }

  /// The ways to rebuild a context.
  package func rebuildWays(
    for key: ContextKey, seed: Seed? = nil
  ) async throws(SessionError) -> [RebuildOffer.Way] {
    try await works.material(of: key, seed: seed).ways()
  }
}
