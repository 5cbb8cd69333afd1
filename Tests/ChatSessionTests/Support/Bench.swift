import ChatModel
import ChatTestSupport
import FoundationEssentials
import HistoryStore

@testable import ChatSession

/// A controller with everything around it.
struct Bench: Sendable {
  let store: HistoryStore
  let service: FakeService
  let clock: ManualClock
  let log: UpdateLog
  let controller: SessionController

  static let profile = SessionProfile(name: "p", model: "m")

  /// A controller that was started with nothing to open.
  init(
    store: HistoryStore? = nil, service: FakeService = FakeService(),
    clock: ManualClock = ManualClock(), profile: SessionProfile = Bench.profile,
    others: [SessionEndpoint] = [], launch: SessionLaunch = .nothing,
    keeping contexts: [CachedContext] = []
  ) async throws {
    let log = UpdateLog()
    if let store { self.store = store } else { self.store = try await HistoryStore.temporary() }
    self.service = service
    self.clock = clock
    self.log = log
    for context in contexts { try await self.store.save(context) }
    controller = SessionController(
      store: self.store, service: service, profile: profile, others: others, clock: clock
    ) { log.add($0) }
    await controller.start(launch)
  }

  /// A conversation on screen, on a new context of the registry.
  static func open(
    _ context: CachedContext, profile: SessionProfile = Bench.profile
  ) async throws -> (Bench, ConversationID) {
    let bench = try await Bench(profile: profile, keeping: [context])
    return (bench, try await bench.open(context.key))
  }

  /// Opens a context's conversation.
  func open(_ key: ContextKey) async throws -> ConversationID {
    await controller.perform(.openContext(key))
    guard let id = log.opened.last?.conversation.id else { throw Missing() }
    return id
  }

  /// Presses Enter.
  @discardableResult
  func send(_ prompt: String, in id: ConversationID, force: Bool = false) async -> TurnID {
    let request = SendRequest(conversation: id, prompt: prompt, force: force)
    await controller.perform(.send(request))
    return request.turn
  }

  /// Presses Enter and has the server answer.
  @discardableResult
  func exchange(
    _ prompt: String, _ reply: String, in id: ConversationID, usage: Usage? = nil
  ) async -> TurnID {
    let turn = await send(prompt, in: id)
    await service.exchange(prompt).reply(reply, usage: usage)
    await controller.idle()
    return turn
  }

  /// Does something that takes a rebuild, as after a look at what it sends.
  func agree(_ command: SessionCommand, newest: Int? = nil) async {
    await controller.perform(.agreed(command, newest: newest))
  }

  /// The visible branch as prompts, replies and endings.
  func branch(_ id: ConversationID) async throws -> [String] {
    try await store.wholeBranch(of: id).map {
      "\($0.prompt) → \($0.reply) [\(Sample.name($0.phase))]"
    }
  }

  func turn(_ id: TurnID) async throws -> Turn {
    guard let turn = try await store.turn(id) else { throw Missing() }
    return turn
  }

  func context(_ key: ContextKey) async throws -> CachedContext {
    guard let context = try await store.context(key) else { throw Missing() }
    return context
  }
}

struct Missing: Error {}

extension SessionController {
  /// A turn that has not left the session.
  func turnInHand(_ id: TurnID) -> Turn? { runner.turnWithText(id) }

  var hasNoDraftToWrite: Bool { outbox.isEmpty }
  var hasNoJobs: Bool { works.jobs.isEmpty }
  var jobsAreCancelled: Bool { works.jobs.values.allSatisfy { $0.task?.isCancelled == true } }

  func usageReport(of id: ConversationID?) async throws(StoreError) -> UsageReport {
    try await reader.usageReport(of: id)
  }

  func resolveOrImport(_ name: String) async throws(SessionError) -> CachedContext {
    try await registry.resolveOrImport(name)
  }
}

extension TemporaryFolder {
  var database: String { path + "/history.db" }
}
