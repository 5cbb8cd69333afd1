package import ChatModel
package import ContextAPI
package import EventLoops
package import HistoryStore

/// Carries out what the user wants: receives a ``SessionCommand``, asks the component that owns the matter, and
/// carries out what that asks for.
///
/// Commands are carried out one at a time in the order they come (an actor alone would start the next one at every
/// `await`). What waits for the network runs beside them: a transfer per turn in flight and a job per context that is
/// being made; both report back on the actor. All writes go through one line, so that none overtakes another, except
/// drafts, which must be on disk soon and depend on nothing; streamed text is journaled beside the database.
///
/// The sink is called on the actor, in order, and must not wait.
package actor SessionController {
  nonisolated let environment: SessionEnvironment
  /// Writes to the history, one at a time.
  let writer: HistoryWriter
  /// Contexts, claims and announcements.
  let registry: ContextRegistry
  /// Turns in flight, and their endings.
  let runner: TurnRunner
  /// Prompts that are not in the history.
  let outbox: Outbox
  /// Contexts that are made on the server.
  let works: ContextWorks
  /// The contexts and models of the servers.
  let servers: Servers
  /// Pages for the front end.
  let reader: ConversationReader
  /// Work beside the commands.
  let background: Background
  /// Commands, one at a time, until the session leaves.
  var life: SessionLife

  /// A controller; nothing happens before ``start(_:)``.
  ///
  /// - Parameters:
  ///   - others: Further profiles whose contexts can be used.
  ///   - store: The history; it stays open after ``shutDown()``.
  ///   - loop: Its executor.
  ///   - backlog: Streamed text that the sink was given and has not used yet.
  ///   - sink: Gets every update, in order.
  package init(
    store: HistoryStore, service: any ContextService, profile: SessionProfile,
    others: [SessionEndpoint] = [], on loop: EventLoop = .background,
    clock: any SessionClock = SystemClock(),
    backlog: Backlog? = nil, sink: @escaping @Sendable (SessionUpdate) -> Void
  ) {
    environment = SessionEnvironment(
      store: store, endpoints: [SessionEndpoint(profile, service)] + others, loop: loop,
      clock: clock, backlog: backlog, tell: sink)
    background = Background(on: loop)
    life = SessionLife(on: loop)
    let queue = SendQueue()
    writer = HistoryWriter(environment)
    registry = ContextRegistry(environment, writer, queue, background)
    runner = TurnRunner(environment, writer, queue)
    outbox = Outbox(environment, writer, registry)
    works = ContextWorks(environment, writer, queue, registry, outbox, background)
    servers = Servers(environment, writer, registry, background)
    reader = ConversationReader(environment, writer, queue, registry, outbox, runner, background)
    writer.countUnsaved = { [unowned outbox, unowned runner] in
      outbox.unsavedCount + runner.endings.unsavedCount
    }
  }

  /// The loop of the session, on which all of it runs.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    environment.loop.asUnownedSerialExecutor()
  }

  // MARK: Start and end

  /// Recovers what a killed process left, announces the registry and opens what is asked for.
  package func start(_ launch: SessionLaunch) async {
    writer.retry = { [weak self] in await self?.saveUnsaved() ?? true }
    life.start = life.commands.add { await self.begin(launch) }
    await life.start?.value
  }

  private func begin(_ launch: SessionLaunch) async {
    if let trouble = environment.store.trouble { writer.failed(trouble) }
    let broken = await reader.endBrokenIfPossible()
    environment.tell(.profiles(servers.profiles))
    watchChanges()
    await registry.announce()
    await writer.reporting { try await reader.open(launch) }
    environment.tell(.started)
    await outbox.tellKept()
    reader.tellBroken(broken)
  }

  /// Ends what is in flight, keeps its text, releases the contexts. Nothing is carried out afterwards.
  package func shutDown() async {
    guard !life.isLeaving else { return }
    life.isLeaving = true
    reader.leave()
    writer.leave()
    works.cancelAll()
    carryOut(runner.leave())
    await outbox.drain()
    await writer.drain()
    if writer.countUnsaved() > 0, await environment.store.tryAgain() != .none {
      await writeUnsaved()
    }
    await registry.releaseAll()
  }

  /// Waits until nothing is in flight, queued, or being made: for the command line and for tests.
  package func idle() async {
    while true {
      await finishCommands()
      await writer.drain()
      if let task = background.unfinished {
        await task.value
      } else if runner.isIdle {
        await registry.drain()
        if background.unfinished == nil, runner.isIdle { return }
      } else {
        await Task.yield()
      }
    }
  }

  // MARK: Commands

  /// Takes a command and returns at once. It is carried out after all earlier commands, except that drafts and stops
  /// do not wait for them.
  ///
  /// - Returns: Ends when it is done, except for what waits for the network: then prompts were sent or are queued, and
  ///   jobs have begun.
  @discardableResult
  package func take(_ command: SessionCommand) -> Task<Void, Never> {
    guard !life.isLeaving else { return Task {} }
    // If something is in flight, it is stopped at once.
    if case .stop(let conversation) = command, stop(conversation) { return Task {} }
    switch command {
    case .saveDraft(let id, let draft, let unsent, let isBelowKept):
      return outbox.save(
        WaitingDraft(draft: draft, unsent: unsent, isBelowKept: isBelowKept), of: id,
        after: life.start)
    case .returnToDraft(let id, let prompt):
      return outbox.putBack(ReturnedPrompt(text: prompt, conversation: id))
    default:
      return life.commands.add { await self.carryOut(command) }
    }
  }

  /// Carries out a command and waits for its end, as ``take(_:)`` says.
  package func perform(_ command: SessionCommand) async {
    await take(command).value
  }

  /// Waits for every command that was taken.
  package func finishCommands() async {
    await life.commands.drain()
    await outbox.drain()
  }
}
