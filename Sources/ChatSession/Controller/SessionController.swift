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

  let store: HistoryStore
  let service: any ContextService
  let profile: SessionProfile
  let clock: any SessionClock
  let sink: @Sendable (SessionUpdate) -> Void
  /// The streamed text that the front end has not taken.
  let backlog: Backlog?

  /// Commands, one at a time.
  var commands = JobLine()
  /// Writes, one at a time.
  var disk = JobLine()
  /// Drafts, one at a time.
  var drafts = JobLine()
  /// The newest draft of each conversation that stands in that line.
  var waitingDrafts: [ConversationID: WaitingDraft] = [:]
  /// What was kept of drafts that the front end went on with before it saw them.
  var unseenDrafts: [ConversationID: Draft] = [:]
  /// Announcements of the registry, one at a time, so that an old one never follows a new one.
  var announcements = JobLine()

  var queue = SendQueue()
  var flights: [TurnID: Flight] = [:]
  /// Contexts that are being made, by a number of their own.
  var jobs: [Int: Job] = [:]
  /// Everything that must be over before the controller is idle.
  var background: [Int: Task<Void, Never>] = [:]
  var lastNumber = 0

  /// The conversation on screen.
  var shown: ConversationID?
  /// What of it the front end was told last, to see whether another instance changed it.
  var shownPage = 0
  /// Session contexts that this process may drive.
  var claimed: Set<ContextKey> = []
  var announced: [ContextSummary]?
  var isAnnouncing = false
  /// Counts turns that ended or were withdrawn: a snapshot that was read while one did is read again.
  var endings = 0
  /// Counts contexts that were made anew: what was read of one before that names an old id.
  var recreations = 0
  /// What the history would not take.
  var unsaved = Unsaved()
  /// Why the history takes nothing, since a writing failed.
  var trouble: StoreError?
  /// What else a writing failed by last, which is not told again before one succeeds.
  var toldFailure: StoreError.Kind?
  /// What the front end was told of the trouble.
  var toldTrouble: SavingTrouble?
  /// Tries again to write.
  var trying: Task<Void, Never>?
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
    self.store = store
    self.service = service
    self.profile = profile
    self.clock = clock
    self.backlog = backlog
    self.sink = sink
  }

  /// Recovers what a killed process left, announces the registry and opens what is asked for.
  package func start(_ launch: SessionLaunch) async {
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
      return keep(
        WaitingDraft(draft: draft, unsent: unsent, isBelowKept: isBelowKept), of: id)
    case .returnToDraft(let id, let prompt):
      return returnToDraft(prompt, of: id)
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
    await drafts.drain()
  }

  /// Ends what is in flight, keeps its text, releases the contexts. Nothing is carried out afterwards.
  package func shutDown() async {
    guard !isLeaving else { return }
    isLeaving = true
    watcher?.cancel()
    follower?.cancel()
    trying?.cancel()
    for job in jobs.values { job.task?.cancel() }
    for id in flights.keys { apply(.interrupted, to: id) }
    await drafts.drain()
    await disk.drain()
    if unsaved.count > 0, await store.tryAgain() != .none { await saveUnsaved() }
    try? await store.releaseAll()
    claimed = []
  }

  /// Waits until nothing is in flight, queued, or being made: for the command line and for tests.
  package func idle() async {
    while true {
      await finishCommands()
      await disk.drain()
      if let task = background.values.first {
        await task.value
      } else if flights.isEmpty {
        await announcements.drain()
        if background.isEmpty, flights.isEmpty { return }
      } else {
        await Task.yield()
      }
    }
  }

  // MARK: Telling

  func tell(_ update: SessionUpdate) { sink(update) }

  func notify(_ level: Notice.Level, _ text: String, in conversation: ConversationID? = nil) {
    tell(.notice(Notice(level: level, text: text, conversation: conversation)))
  }

  // MARK: Work beside the commands

  /// Runs something beside the commands; ``idle()`` waits for it.
  @discardableResult
  func inBackground(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    let number = nextNumber()
    let task = Task {
      await work()
      self.background[number] = nil
    }
    background[number] = task
    return task
  }

  /// A number for work beside the commands.
  func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  // MARK: Disk

  /// Writes after everything that was to be written before.
  func onDisk<Value: Sendable>(
    _ write: @escaping @Sendable (HistoryStore) async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let store = store
    let task = disk.add { () async -> Result<Value, StoreError> in
      do throws(StoreError) { return .success(try await write(store)) } catch {
        return .failure(error)
      }
    }
    return try await task.value.get()
  }

  /// A context as it is when everything before has been written.
  func currentContext(_ key: ContextKey) async throws(StoreError) -> CachedContext? {
    await disk.drain()
    return try await store.context(key)
  }

  /// Changes a context's record as it is on disk then, so that no other change is lost.
  @discardableResult
  func updateContext(
    _ key: ContextKey, _ change: @escaping @Sendable (inout CachedContext) -> Void
  ) async throws(StoreError) -> CachedContext? {
    try await onDisk { (store) async throws(StoreError) -> CachedContext? in
      guard var context = try await store.context(key) else { return nil }
      let before = context
      change(&context)
      if context != before { try await store.save(context) }
      return context
    }
  }

  /// Changes a conversation's record as it is on disk then.
  @discardableResult
  func updateConversation(
    _ id: ConversationID, _ change: @escaping @Sendable (inout Conversation) -> Void
  ) async throws(StoreError) -> Conversation? {
    try await onDisk { (store) async throws(StoreError) -> Conversation? in
      guard var conversation = try await store.conversation(id) else { return nil }
      let before = conversation
      change(&conversation)
      if conversation != before { try await store.save(conversation) }
      return conversation
    }
  }
}
