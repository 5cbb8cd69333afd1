package import ChatModel
package import ContextAPI
import FoundationEssentials
package import HistoryStore

/// Carries out what the user wants: sends prompts, keeps what comes, and owns the contexts.
///
/// Commands are carried out one at a time in the order in which they come (an actor alone would take up
/// the next at every `await`). What takes the network's time runs beside them: a transfer per turn in flight
/// and a job per context that is being made; both report back through the actor. Every write to the
/// database goes through one line, so that nothing overtakes, except for what must be there soon and depends on
/// nothing before it: drafts; streamed text is journaled beside the database.
///
/// The sink is called on the actor, in order, and must not wait.
package actor SessionController {
  /// How many turns a page of a conversation has.
  package static let pageSize = 40
  /// How many of the newest turns are looked through for the horizon; a window of 32,768 tokens holds fewer.
  static let horizonReach = 400
  /// How many turns are looked through for one that the server counted.
  static let driftReach = 30
  /// How many prompts of a conversation ↑ and Ctrl+R reach.
  package static let historyLimit = 200

  let environment: SessionEnvironment
  /// Writes, one at a time.
  let writer: HistoryWriter
  /// Which turns may be in flight at once.
  let queue = SendQueue()
  /// Drafts, and prompts that came back.
  let outbox: Outbox
  /// What runs and how it ends.
  let runner: TurnRunner
  /// What runs beside the commands.
  let background = Background()

  /// Commands, one at a time.
  var commands = JobLine()
  /// Announcements of the registry, one at a time, so that an old one never follows a new one.
  var announcements = JobLine()

  /// Contexts that are being made, by a number of their own.
  var jobs: [Int: Job] = [:]
  var lastNumber = 0

  /// The conversation on screen.
  var shown: ConversationID?
  /// What of it the front end was told last, to see whether another instance changed it.
  var shownPage = 0
  /// Session contexts that this process may drive.
  var claimed: Set<ContextKey> = []
  var announced: [ContextSummary]?
  var isAnnouncing = false
  /// Counts contexts that were made anew: what was read of one before that names an old id.
  var recreations = 0
  /// Contexts whose drift the user knows of.
  var drifted: Set<ContextKey> = []
  /// Contexts that were recorded because a name on the command line was taken for an id.
  var guesses: Set<ContextKey> = []
  /// How far Ctrl+R has gone back through the prompts of other conversations.
  var promptWalk: PastPromptWalk?
  /// The newest search.
  var searching: Task<Void, Never>?
  var isLeaving = false
  /// The work of ``start(_:)``.
  var beginning: Task<Void, Never>?
  var watcher: Task<Void, Never>?
  /// Waits for the next look at a reply that comes in at another instance.
  var follower: Task<Void, Never>?

  /// A controller; nothing happens before ``start(_:)``.
  ///
  /// - Parameters:
  ///   - store: Where everything is kept; it stays open after ``shutDown()``.
  ///   - service: How turns are sent.
  ///   - profile: Whose contexts these are.
  ///   - clock: The time.
  ///   - backlog: The streamed text that the sink was given and has not used up.
  ///   - sink: Gets every update, in order.
  package init(
    store: HistoryStore, service: any ContextService, profile: SessionProfile,
    clock: any SessionClock = SystemClock(), backlog: Backlog? = nil,
    sink: @escaping @Sendable (SessionUpdate) -> Void
  ) {
    environment = SessionEnvironment(
      store: store, service: service, profile: profile, clock: clock, backlog: backlog, tell: sink)
    writer = HistoryWriter(environment)
    outbox = Outbox(writer)
    runner = TurnRunner(environment, writer, queue)
    writer.countUnsaved = { [unowned outbox, unowned runner] in
      outbox.unsavedCount + runner.endings.unsavedCount
    }
  }

  var store: HistoryStore { environment.store }
  var service: any ContextService { environment.service }
  var profile: SessionProfile { environment.profile }
  var clock: any SessionClock { environment.clock }

  /// Recovers what a killed process left, announces the registry and opens what is asked for.
  package func start(_ launch: SessionLaunch) async {
    writer.retry = { [weak self] in await self?.saveUnsaved() ?? true }
    let task = commands.add { await self.begin(launch) }
    beginning = task
    await task.value
  }

  /// Takes a command in hand and returns at once. It is carried out after all that came before it; drafts and
  /// stops do not stand in that line.
  ///
  /// - Returns: Ends when it is done, except for what waits for the network: sends have gone out or stand in the
  ///   queue, jobs have begun.
  @discardableResult
  package func take(_ command: SessionCommand) -> Task<Void, Never> {
    guard !isLeaving else { return Task {} }
    // What it is to stop is in flight.
    if case .stop(let conversation) = command, stopNow(conversation) { return Task {} }
    switch command {
    case .saveDraft(let id, let draft, let unsent, let isBelowKept):
      return outbox.save(
        WaitingDraft(draft: draft, unsent: unsent, isBelowKept: isBelowKept), of: id,
        after: beginning)
    case .returnToDraft(let id, let prompt):
      return outbox.putBack(ReturnedPrompt(text: prompt, conversation: id))
    default:
      return commands.add { await self.carryOut(command) }
    }
  }

  /// Carries out a command and waits for its end, as ``take(_:)`` says.
  package func perform(_ command: SessionCommand) async {
    await take(command).value
  }

  /// Waits for every command that was taken.
  package func finishCommands() async {
    await commands.drain()
    await outbox.drain()
  }

  /// Ends what is in flight, keeps its text, releases the contexts. Nothing is carried out afterwards.
  package func shutDown() async {
    guard !isLeaving else { return }
    isLeaving = true
    watcher?.cancel()
    follower?.cancel()
    writer.leave()
    for job in jobs.values { job.task?.cancel() }
    carryOut(runner.leave())
    await outbox.drain()
    await writer.drain()
    if writer.countUnsaved() > 0, await store.tryAgain() != .none { await writeUnsaved() }
    try? await store.releaseAll()
    claimed = []
  }

  /// Waits until nothing is in flight, queued, or being made: for the command line and for tests.
  package func idle() async {
    while true {
      await finishCommands()
      await writer.drain()
      if let task = background.unfinished {
        await task.value
      } else if runner.isIdle {
        await announcements.drain()
        if background.unfinished == nil, runner.isIdle { return }
      } else {
        await Task.yield()
      }
    }
  }

  // MARK: Telling

  func tell(_ update: SessionUpdate) { environment.tell(update) }

  func notify(_ level: Notice.Level, _ text: String, in conversation: ConversationID? = nil) {
    tell(.notice(Notice(level: level, text: text, conversation: conversation)))
  }

  /// A number for work beside the commands.
  func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }
}
