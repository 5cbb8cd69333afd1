import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// Reads conversations for the front end: history and what is newer in the session, as one page.
final class ConversationReader {
  /// The turns of a page.
  static let pageSize = 40
  /// The newest turns that are searched for the horizon; a window of 32,768 tokens holds fewer.
  private static let horizonReach = 400
  /// The prompts of a conversation that ↑ and Ctrl+R reach.
  static let historyLimit = 200

  let environment: SessionEnvironment
  let writer: HistoryWriter
  let queue: SendQueue
  let registry: ContextRegistry
  let outbox: Outbox
  let runner: TurnRunner
  let background: Background
  /// The conversation on screen.
  private(set) var shown: ConversationID?
  /// The fingerprint of the page told last; another one means that another instance changed it.
  private(set) var shownPage = 0
  /// The position of Ctrl+R in the prompts of other conversations.
  var promptWalk: PastPromptWalk?
  /// The newest search.
  var searching: Task<Void, Never>?
  /// Waits to look again at a reply that another instance receives.
  var following: Task<Void, Never>?
  /// Reports that another instance has changed the history.
  var watching: Task<Void, Never>?
  private(set) var isLeaving = false

  init(
    _ environment: SessionEnvironment, _ writer: HistoryWriter, _ queue: SendQueue,
    _ registry: ContextRegistry, _ outbox: Outbox, _ runner: TurnRunner, _ background: Background
  ) {
    self.environment = environment
    self.writer = writer
    self.queue = queue
    self.registry = registry
    self.outbox = outbox
    self.runner = runner
    self.background = background
  }

  var store: HistoryStore { environment.store }

  func leave() {
    isLeaving = true
    following?.cancel()
    watching?.cancel()
  }

  // MARK: Opening

  /// Opens what the program starts with.
  func open(_ launch: SessionLaunch) async throws(StoreError) {
    switch launch {
    case .nothing: break
    case .conversation(let id): try await open(id)
    case .context(let name):
      await openContext { () async throws(SessionError) in
        try await registry.resolveOrImport(name)
      }
    case .lastUsed: try await openLastUsed()
    }
  }

  func open(_ id: ConversationID) async throws(StoreError) {
    guard let conversation = try await store.conversation(id) else {
      return environment.notify(.error, localized("That conversation no longer exists."))
    }
    shown = id
    if conversation.isUnread { await markRead(id) }
    guard let snapshot = try await snapshot(of: id) else { return }
    environment.tell(.opened(snapshot))
    follow(snapshot)
    // Not awaited: switching must be quick, and at worst another conversation opens next time.
    saveShown()
    if conversation.isUnread { await registry.announce() }
  }

  /// A disk that takes nothing does not keep a conversation from being shown.
  private func markRead(_ id: ConversationID) async {
    await writer.reporting(in: id) {
      try await writer.updateConversation(id) { $0.isUnread = false }
    }
  }

  /// Opens the most recent conversation of a context, or starts one.
  func openContext(_ key: ContextKey) async throws(StoreError) {
    try await open(try await store.conversations(of: key).first, orNewOn: key)
  }

  private func open(
    _ known: ConversationSummary?, orNewOn key: ContextKey
  ) async throws(StoreError) {
    if let known {
      try await open(known.id)
    } else {
      try await open(registry.startConversation(on: key))
    }
  }

  /// Opens a context that has to be found first; if that fails, says so.
  func openContext(_ find: () async throws(SessionError) -> CachedContext) async {
    do throws(SessionError) {
      let context = try await find()
      try await environment.history { _ in try await openContext(context.key) }
    } catch {
      environment.notify(.error, error.message)
    }
  }

  /// Records a copy of a conversation and opens it.
  func adopt(_ copy: ConversationArchive) async throws(StoreError) {
    try await writer.write { _ = try await $0.importConversations([copy]) }
    await registry.announce()
    try await open(copy.conversation.id)
  }

  /// Moves the conversation of a rebuilt context to where the new memory ends, and tells its branch.
  ///
  /// - Returns: The prompt that waited for the rebuild.
  func show(_ rebuild: Rebuild) async -> OutgoingPrompt? {
    guard let conversation = rebuild.conversation else {
      if let shown { await tellBranch(shown) }
      return nil
    }
    switch rebuild.extent {
    case .wholeBranch: await tellBranch(conversation)
    case .upTo(let head):
      await registry.move(conversation, to: head)
      // A prompt in the place of a turn tells the branch itself.
      if rebuild.then == nil { await tellBranch(conversation) }
    }
    return rebuild.then
  }

  /// Starts another conversation; a context that remembers turns has exactly one.
  func startConversation(on key: ContextKey) async throws(StoreError) {
    guard let context = try await store.context(key) else {
      return environment.notify(.error, localized("That context no longer exists."))
    }
    let conversations = try await store.conversations(of: key)
    guard context.mode.remembersTurns else {
      return try await open(conversations.first { $0.turnCount == 0 }, orNewOn: key)
    }
    if !conversations.isEmpty {
      environment.notify(
        .info,
        localized(
          """
          “\(context.label)” is a session context, which has only one conversation. Fork it \
          or create another context for a second one.
          """))
    }
    try await open(conversations.first, orNewOn: key)
  }

  /// Opens what was on screen last, or else what is newest.
  private func openLastUsed() async throws(StoreError) {
    if let raw = try await store.setting(SettingName.lastConversation) {
      let id = ConversationID(rawValue: raw)
      if let last = try await store.conversation(id), last.trashedAt == nil,
        let context = try await store.context(last.context), context.trashedAt == nil,
        !context.neverWas
      {
        return try await open(id)
      }
    }
    guard let newest = registry.newest else { return }
    if let conversation = newest.conversation {
      try await open(conversation)
    } else {
      try await openContext(newest.context)
    }
  }

  /// Keeps in the history which conversation is on screen.
  ///
  /// - Returns: Whether the history took it.
  @discardableResult
  func saveShown(isolation: isolated (any Actor)? = #isolation) -> Task<Bool, Never> {
    let shown = shown
    return writer.enqueue {
      do throws(StoreError) {
        try await self.writer.store.setSetting(SettingName.lastConversation, shown?.rawValue)
        return true
      } catch {
        self.writer.failed(error)
        return false
      }
    }
  }

  // MARK: Pages

  func loadEarlier(_ id: ConversationID, before turn: TurnID) async throws(StoreError) {
    var page = try await store.branch(of: id, before: turn, limit: Self.pageSize)
    if let conversation = try await store.conversation(id) {
      try await markHorizon(in: &page.turns, of: conversation)
    }
    environment.tell(.earlier(id, turns: page.turns, hasEarlier: page.hasEarlier))
  }

  /// Tells all branches of a conversation.
  func tellTree(of id: ConversationID) async throws(StoreError) {
    environment.tell(.tree(try await store.tree(of: id)))
  }

  /// Tells the newest page again: its branch is another.
  func tellBranch(_ id: ConversationID) async {
    do throws(StoreError) {
      if let snapshot = try await snapshot(of: id) { environment.tell(.branch(snapshot)) }
    } catch {
      environment.notify(.error, error.message, in: id)
    }
  }

  /// A conversation as it is now; nothing may be awaited between this and telling it.
  func snapshot(of id: ConversationID) async throws(StoreError) -> ConversationSnapshot? {
    while true {
      let mark = runner.departures
      guard let conversation = try await store.conversation(id) else { return nil }
      var page = try await store.branch(of: id, limit: Self.pageSize)
      let draft = try await store.draft(of: id)
      let prompts = try await store.promptHistory(of: id, limit: Self.historyLimit)
      try await markHorizon(in: &page.turns, of: conversation)
      // A turn that ended meanwhile was read as it was before.
      guard mark == runner.departures else { continue }
      for index in page.turns.indices {
        if let now = runner.turnWithText(page.turns[index].id) {
          page.turns[index].turn = now
        } else {
          page.turns[index].isElsewhere = !page.turns[index].turn.phase.isEnded
        }
      }
      let snapshot = ConversationSnapshot(
        conversation: conversation, turns: page.turns, hasEarlier: page.hasEarlier,
        draft: outbox.draft(of: id) ?? draft, promptHistory: prompts)
      if shown == id { shownPage = Self.fingerprint(of: snapshot) }
      return snapshot
    }
  }

  /// A number that changes with what a page shows.
  private static func fingerprint(of snapshot: ConversationSnapshot) -> Int {
    var hasher = Hasher()
    hasher.combine(snapshot.conversation.title)
    for view in snapshot.turns {
      hasher.combine(view.id)
      hasher.combine(view.turn.phase)
      hasher.combine(view.turn.chosen)
      hasher.combine(view.turn.reply.utf8.count)
      hasher.combine(view.alternatives)
    }
    return hasher.finalize()
  }

  /// Marks the turn where the model's memory starts, by our estimate, if it is among these.
  private func markHorizon(
    in turns: inout [TurnView], of conversation: Conversation
  ) async throws(StoreError) {
    guard !turns.isEmpty, let context = try await store.context(conversation.context),
      context.mode.remembersTurns, context.truncation != nil || context.memoryStart != nil
    else { return }
    let branch = try await store.branch(of: conversation.id, limit: Self.horizonReach)
      .turns.map(\.turn)
    let estimate = TokenEstimate.calibrated(by: context, turns: branch)
    guard
      let first = MemoryHorizon.firstRemembered(in: branch, of: context, estimate: estimate),
      let index = turns.firstIndex(where: { $0.id == first })
    else { return }
    turns[index].isHorizon = true
  }
}
