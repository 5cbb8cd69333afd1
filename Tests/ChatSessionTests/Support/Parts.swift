import ChatModel
import EventLoops
import HistoryStore

@testable import ChatSession

/// The components of a session without a session: nothing connects them but what they are made with.
@MainActor
struct Parts {
  let store: HistoryStore
  let service = FakeService()
  let clock = ManualClock()
  let log = UpdateLog()
  let environment: SessionEnvironment
  let writer: HistoryWriter
  let queue = SendQueue()
  let background = Background(on: .background)
  let registry: ContextRegistry
  let runner: TurnRunner
  let outbox: Outbox
  let works: ContextWorks

  init(_ contexts: CachedContext..., store: HistoryStore? = nil) async throws {
    if let store { self.store = store } else { self.store = try await HistoryStore.temporary() }
    for context in contexts { try await self.store.save(context) }
    environment = SessionEnvironment(
      store: self.store, endpoints: [SessionEndpoint(Bench.profile, service)], loop: .background,
      clock: clock,
      backlog: nil, tell: { [log] in log.add($0) })
    writer = HistoryWriter(environment)
    registry = ContextRegistry(environment, writer, queue, background)
    runner = TurnRunner(environment, writer, queue)
    outbox = Outbox(environment, writer, registry)
    works = ContextWorks(environment, writer, queue, registry, outbox, background)
    writer.countUnsaved = { [unowned outbox, unowned runner] in
      outbox.unsavedCount + runner.endings.unsavedCount
    }
  }

  /// Waits until nothing runs beside the test.
  func idle() async {
    while let task = background.unfinished { await task.value }
    await writer.drain()
  }

  /// A conversation on a context.
  func conversation(on context: CachedContext) async throws -> Conversation {
    let id = try await registry.startConversation(on: context.key)
    guard let conversation = try await store.conversation(id) else { throw Missing() }
    return conversation
  }

  /// A prompt with its place.
  func destination(_ prompt: String, on context: CachedContext) async throws -> Destination {
    let conversation = try await conversation(on: context)
    let request = SendRequest(conversation: conversation.id, prompt: prompt)
    return Destination(
      outgoing: OutgoingPrompt(request), conversation: conversation, context: context)
  }

  /// Stores a prompt, as the session does.
  ///
  /// - Returns: The turn, and whether it may be sent now.
  func add(_ destination: Destination) async throws -> (turn: Turn, goesNow: Bool) {
    let turn = destination.turn(Bench.profile, at: clock.now)
    let goesNow = runner.add(turn, destination.outgoing, to: destination.context)
    try await outbox.store(turn, isSent: goesNow, to: destination)
    return (turn, goesNow)
  }
}

extension [RunnerAction] {
  /// The actions in a word each.
  var names: [String] {
    map { action in
      switch action {
      case .start: "start"
      case .contextAnswered: "answered"
      case .contextLost: "lost"
      case .sentWhole: "whole"
      case .storeEnding(let turn, _, _): "store \(Sample.name(turn.phase))"
      case .withdraw: "withdraw"
      }
    }
  }
}
