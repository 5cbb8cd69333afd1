package import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

/// What a context is made anew for.
struct Rebuild: Sendable {
  var context: ContextKey
  /// Whose turns are replayed; `nil`: the most recent conversation of the context.
  var conversation: ConversationID?
  /// The last turn that is replayed, `.some(nil)` for none; `nil`: the whole visible branch.
  var upTo: TurnID??
  var reason: LineageEntry.Reason
  /// Goes out when the new context is there.
  var then: Submission?
  /// Why, for the user, before it begins.
  var because: String?
}

extension SessionController {
  // MARK: Rebuild

  /// What a rebuild of a context would send, to be shown before it is done.
  package func rebuildPlan(
    for key: ContextKey, upTo turn: TurnID? = nil
  ) async throws(SessionError) -> RebuildPlan {
    do throws(StoreError) {
      guard let context = try await currentContext(key) else {
        throw StoreError(.notFound, "That context is no longer there.")
      }
      let newest = try await store.conversations(of: key).first?.id
      let branch = try await replay(of: newest, upTo: turn.map { .some($0) })
      return RebuildPlan(
        context: context, branch: branch,
        estimate: TokenEstimate.calibrated(by: context, turns: branch))
    } catch {
      throw SessionError(error)
    }
  }

  func beginRebuild(_ key: ContextKey, pending: SendRequest?) async throws(StoreError) {
    var rebuild = Rebuild(context: key, reason: .rebuilt)
    rebuild.conversation = pending?.conversation
    rebuild.then = pending.map { Submission($0) }
    try await begin(rebuild)
  }

  /// Makes a context anew beside the commands; its sends wait meanwhile.
  func begin(_ rebuild: Rebuild) async throws(StoreError) {
    guard let context = try await currentContext(rebuild.context) else {
      return giveUp(rebuild, "That context is no longer there.")
    }
    guard !queue.isHeld(context.key) else {
      return giveUp(rebuild, "“\(context.label)” is being rebuilt already.")
    }
    if context.mode.remembersTurns, queue.isBusy(context.key) {
      return giveUp(
        rebuild, "A reply is coming in “\(context.label)”. Stop it or wait, then rebuild.")
    }
    guard !context.seed.isEmpty else {
      return giveUp(
        rebuild,
        "“\(context.label)” was imported: what it was created with is not known here, so it"
          + " cannot be rebuilt. Create a new context instead.")
    }
    guard context.profile == profile.name else {
      return giveUp(rebuild, "“\(context.label)” belongs to the profile “\(context.profile)”.")
    }
    guard try await claim(context) else {
      return giveUp(rebuild, "Another instance of the program uses “\(context.label)” now.")
    }
    if let because = rebuild.because { notify(.info, because, in: rebuild.conversation) }
    queue.hold(context.key)
    let job = Job(context: context.key, conversation: rebuild.conversation)
    begin(job) { await self.run(rebuild) }
  }

  /// Makes the context anew and records it; for the command line, which waits for it.
  package func rebuildContext(_ key: ContextKey) async throws(SessionError) -> CachedContext {
    do throws(StoreError) {
      guard let context = try await currentContext(key) else {
        throw StoreError(.notFound, "That context is no longer there.")
      }
      guard !context.seed.isEmpty else {
        throw StoreError(
          .invalid, "“\(context.label)” was imported: what it was created with is not known here.")
      }
    } catch {
      throw SessionError(error)
    }
    return try await recreate(Rebuild(context: key, reason: .rebuilt))
  }

  private func run(_ rebuild: Rebuild) async {
    let key = rebuild.context
    do throws(SessionError) {
      let context = try await recreate(rebuild)
      queue.letGo(key)
      progress(key, .done("“\(context.label)” is rebuilt."))
      await announce()
      await goOn(rebuild)
    } catch {
      queue.letGo(key)
      progress(key, .failed(error.message))
      if let submission = rebuild.then {
        refuse(submission, .impossible(message: "It was not sent: \(error.message)"))
      }
    }
    startWaiting()
    releaseIfIdle(key)
    announceSoon()
  }

  private func recreate(_ rebuild: Rebuild) async throws(SessionError) -> CachedContext {
    let key = rebuild.context
    let plan: RebuildPlan
    let before: CachedContext
    do throws(StoreError) {
      guard let context = try await currentContext(key) else {
        throw StoreError(.notFound, "That context is no longer there.")
      }
      let newest = try await store.conversations(of: key).first?.id
      let branch = try await replay(of: rebuild.conversation ?? newest, upTo: rebuild.upTo)
      before = context
      plan = RebuildPlan(
        context: context, branch: branch,
        estimate: TokenEstimate.calibrated(by: context, turns: branch))
    } catch {
      throw SessionError(error)
    }
    progress(key, .running("Rebuilding “\(before.label)” from \(plan.summary)…"))
    let created = try await create(RequestComposer.recreation(of: before, by: plan))
    return try await take(created, for: rebuild, in: before)
  }

  private func create(
    _ request: CreateContextRequest
  ) async throws(SessionError) -> ContextCreated {
    do throws(APIError) { return try await service.create(request) } catch {
      throw SessionError(error)
    }
  }

  private func take(
    _ created: ContextCreated, for rebuild: Rebuild, in context: CachedContext
  ) async throws(SessionError) -> CachedContext {
    let now = clock.now
    let mode: ContextMode = context.mode.remembersTurns ? .session : .commonPrefix
    let event = ContextEvent.Recreation(
      contextID: created.id, mode: created.mode ?? mode, ttl: created.ttl,
      truncation: created.truncation, usage: created.usage, reason: rebuild.reason)
    do throws(StoreError) {
      let updated = try await updateContext(context.key) { context in
        var life = ContextLifecycle(context)
        life.handle(.recreated(event), at: now)
        context = life.context
      }
      guard let updated else { throw StoreError(.notFound, "That context is no longer there.") }
      drifted.remove(context.key)
      recreations += 1
      return updated
    } catch {
      throw SessionError(
        .store(error),
        "The server made the context \(created.id), but it could not be recorded:"
          + " \(error.message) Import the id to use it.")
    }
  }

  /// The turns that a rebuild replays, oldest first.
  private func replay(
    of conversation: ConversationID?, upTo turn: TurnID??
  ) async throws(StoreError) -> [Turn] {
    switch turn {
    case .some(.some(let last)): return try await store.path(to: last)
    case .some(.none): return []
    case .none:
      guard let conversation else { return [] }
      return try await store.wholeBranch(of: conversation)
    }
  }

  /// Moves the conversation to where the new memory ends, and sends what waits for it: as a command,
  /// behind those that wait.
  private func goOn(_ rebuild: Rebuild) async {
    await commands.add {
      if let conversation = rebuild.conversation {
        if let head = rebuild.upTo { await self.move(conversation, to: head) }
        if rebuild.then == nil || rebuild.upTo == nil { await self.tellBranch(conversation) }
      } else if let shown = await self.shown {
        await self.tellBranch(shown)
      }
      if let submission = rebuild.then { await self.submit(submission) }
    }.value
  }

  /// Makes a turn the last of the visible branch.
  func move(_ conversation: ConversationID, to head: TurnID?) async {
    do throws(StoreError) {
      try await updateConversation(conversation) { $0.head = head }
    } catch {
      diskFailed(error, in: conversation)
    }
  }

  private func giveUp(_ rebuild: Rebuild, _ message: String) {
    if let submission = rebuild.then {
      refuse(submission, .impossible(message: message))
    } else {
      notify(.warning, message, in: rebuild.conversation)
    }
  }
}
