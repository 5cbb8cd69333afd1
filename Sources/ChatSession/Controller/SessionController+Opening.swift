import ChatModel
import FoundationEssentials
import HistoryStore

/// The settings that the controller keeps in the store.
enum SettingName {
  /// The conversation that was on screen last.
  static let lastConversation = "session.last-conversation"
  /// What was written while nothing was open.
  static let lobbyDraft = "session.lobby-draft"
}

extension SessionController {
  // MARK: Starting

  func begin(_ launch: SessionLaunch) async {
    if let trouble = store.trouble { writer.failed(trouble) }
    let broken = await recovered()
    watchChanges()
    await announce()
    do throws(StoreError) {
      try await open(launch)
    } catch {
      writer.failed(error)
    }
    tell(.started)
    do throws(StoreError) {
      if let text = try await store.setting(SettingName.lobbyDraft), !text.isEmpty {
        tell(.promptReturned(ConversationID(rawValue: ""), prompt: text))
      }
    } catch {
      writer.failed(error)
    }
    tellRecovered(broken)
  }

  /// Ends what an earlier run left open; while nothing can be written, it stays open.
  func recovered() async -> [Turn] {
    guard store.trouble == nil else { return [] }
    let now = clock.now
    do throws(StoreError) {
      return try await writer.write { (store) async throws(StoreError) in
        try await store.recoverInterrupted(at: now)
      }
    } catch {
      writer.failed(error)
      return []
    }
  }

  func tellRecovered(_ turns: [Turn], by whom: String = "The program") {
    let unconfirmed = turns.filter { $0.ending == .unconfirmed }
    guard !turns.isEmpty else { return }
    let count = turns.count == 1 ? "1 turn was" : "\(turns.count) turns were"
    let what =
      unconfirmed.isEmpty
      ? "What had come is kept." : "Settle the unconfirmed ones before you go on."
    notify(.warning, "\(whom) was broken off: \(count) in flight. \(what)")
  }

  /// A turn as it is now. One that is in flight in an instance that died is ended first.
  ///
  /// - Parameter withText: Whether the text of its reply, which may be long, is wanted.
  func turnNow(_ id: TurnID, withText: Bool = true) async throws(StoreError) -> Turn? {
    if let own = runner.turn(id) {
      return withText ? store.withStreamedText(own) : own
    }
    let turn = try await withText ? store.turn(id) : store.turnWithoutText(id)
    guard let turn, !turn.phase.isEnded else { return turn }
    let now = clock.now
    let broken = try await writer.write { (store) async throws(StoreError) in
      try await store.recoverInterrupted(at: now)
    }
    tellRecovered(broken, by: "Another instance of the program")
    for conversation in Set(broken.map(\.conversation)) { await tellBranch(conversation) }
    if !broken.isEmpty { announceSoon() }
    return try await withText ? store.turn(id) : store.turnWithoutText(id)
  }

  private func open(_ launch: SessionLaunch) async throws(StoreError) {
    switch launch {
    case .nothing: break
    case .conversation(let id): try await open(id)
    case .context(let name): try await openNamed(name)
    case .lastUsed: try await openLastUsed()
    }
  }

  private func openNamed(_ name: String) async throws(StoreError) {
    do throws(SessionError) {
      let context = try await resolveOrImport(name)
      do throws(StoreError) { try await openContext(context.key) } catch {
        throw SessionError(error)
      }
    } catch {
      notify(.error, error.message)
    }
  }

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
    let candidates = (announced ?? []).filter { !$0.context.neverWas }
    let newest = candidates.flatMap(\.conversations).max { $0.updatedAt < $1.updatedAt }
    if let newest { return try await open(newest.id) }
    if let context = candidates.first?.context { try await openContext(context.key) }
  }

  // MARK: Opening

  func open(_ id: ConversationID) async throws(StoreError) {
    guard let conversation = try await store.conversation(id) else {
      notify(.error, "That conversation is no longer there.")
      return
    }
    shown = id
    if conversation.isUnread { await markRead(id) }
    guard let snapshot = try await snapshot(of: id) else { return }
    tell(.opened(snapshot))
    follow(snapshot)
    // Not waited for: switching must be quick, and at worst another conversation opens next time.
    keepShown()
    if conversation.isUnread { await announce() }
  }

  /// What is only shown can wait for a disk that takes nothing.
  private func markRead(_ id: ConversationID) async {
    do throws(StoreError) {
      try await writer.updateConversation(id) { $0.isUnread = false }
    } catch {
      writer.failed(error, in: id)
    }
  }

  /// Opens the most recent conversation of a context, or starts one.
  func openContext(_ key: ContextKey) async throws(StoreError) {
    if let newest = try await store.conversations(of: key).first {
      try await open(newest.id)
    } else {
      try await open(startConversation(on: key))
    }
  }

  /// Starts a further conversation; a context that remembers turns has exactly one.
  func newConversation(on key: ContextKey) async throws(StoreError) {
    guard let context = try await store.context(key) else {
      notify(.error, "That context is no longer there.")
      return
    }
    guard context.mode == .commonPrefix else {
      if try await !store.conversations(of: key).isEmpty {
        notify(
          .info,
          "“\(context.label)” is a session context: the server keeps one conversation in it."
            + " Fork it or create another context for a second one.")
      }
      return try await openContext(key)
    }
    let conversations = try await store.conversations(of: key)
    if let empty = conversations.first(where: { $0.turnCount == 0 }) {
      try await open(empty.id)
    } else {
      try await open(startConversation(on: key))
    }
  }

  /// A conversation without turns, or the one that a context which remembers turns has.
  func startConversation(on key: ContextKey) async throws(StoreError) -> ConversationID {
    let fresh = Conversation(context: key, createdAt: clock.now)
    let started = try await writer.write { (store) async throws(StoreError) in
      try await store.startConversation(fresh)
    }
    await announce()
    return started.id
  }

  func loadEarlier(_ id: ConversationID, before turn: TurnID) async throws(StoreError) {
    var page = try await store.branch(of: id, before: turn, limit: Self.pageSize)
    if let conversation = try await store.conversation(id) {
      try await markHorizon(in: &page.turns, of: conversation)
    }
    tell(.earlier(id, turns: page.turns, hasEarlier: page.hasEarlier))
  }

  // MARK: Snapshots

  /// A conversation as it stands this moment; nothing may be awaited between this and telling it.
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
        if let now = runner.turnWithText(page.turns[index].id) { page.turns[index].turn = now }
      }
      let snapshot = ConversationSnapshot(
        conversation: conversation, turns: page.turns, hasEarlier: page.hasEarlier,
        // What the front end has written since goes below it there, too.
        draft: outbox.draft(of: id) ?? draft, promptHistory: prompts)
      if shown == id { shownPage = Self.fingerprint(of: snapshot) }
      return snapshot
    }
  }

  /// A number that changes with what a page shows.
  static func fingerprint(of snapshot: ConversationSnapshot) -> Int {
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

  /// Marks the turn that the model's memory starts with, by our estimate, if it is among these.
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

  /// Shows the newest page anew, because its branch is another.
  func tellBranch(_ id: ConversationID) async {
    do throws(StoreError) {
      if let snapshot = try await snapshot(of: id) { tell(.branch(snapshot)) }
    } catch {
      notify(.error, error.message, in: id)
    }
  }
}
