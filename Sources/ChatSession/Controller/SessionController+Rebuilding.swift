package import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

extension SessionController {
  // MARK: Rebuild

  /// What a rebuild of a context would send, to be shown before it is done.
  ///
  /// - Parameters:
  ///   - seed: What it is made of instead of its seed.
  ///   - newest: How many of the newest turns are replayed; `nil`: all of them.
  package func rebuildPlan(
    for key: ContextKey, seed: Seed? = nil, newest: Int? = nil
  ) async throws(SessionError) -> RebuildPlan {
    var rebuild = Rebuild(context: key, reason: .rebuilt)
    rebuild.seed = seed
    rebuild.newest = newest
    do throws(StoreError) { return try await material(of: rebuild).plan(newest: newest) } catch {
      throw SessionError(error)
    }
  }

  /// The ways to rebuild a context, to be shown before it is done.
  package func rebuildWays(
    for key: ContextKey, seed: Seed? = nil
  ) async throws(SessionError) -> [RebuildOffer.Way] {
    var rebuild = Rebuild(context: key, reason: .rebuilt)
    rebuild.seed = seed
    do throws(StoreError) {
      return try await material(of: rebuild).ways(window: profile.contextWindow)
    } catch {
      throw SessionError(error)
    }
  }

  /// Tells what a command would send, where it could be done now.
  func preview(_ command: SessionCommand) async throws(StoreError) {
    let rebuild: Rebuild
    switch command {
    case .rebuild(let key, let pending): rebuild = Self.rebuild(key, pending: pending)
    case .settle(let id, .rebuild):
      guard let turn = try await turnNow(id),
        let rewinding = try await rewinding(turn.conversation, to: turn.parent)
      else { return }
      rebuild = rewinding
    default: return
    }
    guard try await problem(with: rebuild) == nil else { return }
    tell(.preview(offer(rebuild, for: command, from: try await material(of: rebuild))))
  }

  /// Begins what the user agreed to; without an agreement it is only offered.
  func rebuild(_ rebuild: Rebuild, for command: SessionCommand, _ agreement: Agreement?)
    async throws(StoreError)
  {
    guard try await mayBegin(rebuild) else { return }
    let offer = offer(rebuild, for: command, from: try await material(of: rebuild))
    if let agreement, agreement.settles(offer.ways) {
      var rebuild = rebuild
      rebuild.newest = agreement.newest
      return try await begin(rebuild)
    }
    tell(.offer(offer))
  }

  private func offer(
    _ rebuild: Rebuild, for command: SessionCommand, from material: RebuildMaterial
  ) -> RebuildOffer {
    var reasons = rebuild.because.map { [$0] } ?? []
    reasons.append(
      "A new context is made on the server, and a seam in the transcript marks the place. The old id stays in"
        + " the record.")
    return RebuildOffer(
      command: command, conversation: rebuild.conversation, label: material.context.label,
      reasons: reasons, ways: material.ways(window: profile.contextWindow))
  }

  func rebuild(
    _ key: ContextKey, pending: SendRequest?, _ agreement: Agreement?
  ) async throws(StoreError) {
    do throws(StoreError) {
      try await rebuild(
        Self.rebuild(key, pending: pending), for: .rebuild(key, pending: pending), agreement)
    } catch {
      guard let pending else { throw error }
      // The prompt must not stay on the screen as if it were on its way.
      refuse(OutgoingPrompt(pending), writer.refusal(after: error))
    }
  }

  private static func rebuild(_ key: ContextKey, pending: SendRequest?) -> Rebuild {
    var rebuild = Rebuild(context: key, reason: .rebuilt)
    rebuild.conversation = pending?.conversation
    rebuild.then = pending.map { OutgoingPrompt($0) }
    return rebuild
  }

  func refresh(_ key: ContextKey, _ seed: Seed, _ agreement: Agreement?) async throws(StoreError) {
    var rebuild = Rebuild(context: key, reason: .refreshed)
    rebuild.seed = seed
    try await self.rebuild(rebuild, for: .refresh(key, seed), agreement)
  }

  /// Whether nothing stands against making a context anew; says what does.
  private func mayBegin(_ rebuild: Rebuild) async throws(StoreError) -> Bool {
    guard let problem = try await problem(with: rebuild) else { return true }
    giveUp(rebuild, problem)
    return false
  }

  private func problem(with rebuild: Rebuild) async throws(StoreError) -> String? {
    guard let context = try await writer.currentContext(rebuild.context) else {
      return "That context is no longer there."
    }
    if queue.isHeld(context.key) { return "“\(context.label)” is being rebuilt already." }
    if context.mode.remembersTurns, queue.isBusy(context.key) {
      return "A reply is coming in “\(context.label)”. Stop it or wait, then rebuild."
    }
    if context.seed.isEmpty, rebuild.seed == nil {
      return "“\(context.label)” was imported: what it was created with is not known here, so it"
        + " cannot be rebuilt. Create a new context instead."
    }
    if context.profile != profile.name {
      return "“\(context.label)” belongs to the profile “\(context.profile)”."
    }
    return nil
  }

  /// Makes a context anew beside the commands; its sends wait meanwhile.
  private func begin(_ rebuild: Rebuild) async throws(StoreError) {
    guard let context = try await writer.currentContext(rebuild.context) else { return }
    guard try await claim(context) else {
      return giveUp(rebuild, "Another instance of the program uses “\(context.label)” now.")
    }
    if let because = rebuild.because { notify(.info, because, in: rebuild.conversation) }
    queue.hold(context.key)
    let job = Job(context: context.key, conversation: rebuild.conversation)
    begin(job) { await self.run(rebuild, $0) }
  }

  /// Makes the context anew and records it; for the command line, which waits for it.
  package func rebuildContext(
    _ key: ContextKey, seed: Seed? = nil, newest: Int? = nil
  ) async throws(SessionError) -> CachedContext {
    do throws(StoreError) {
      guard let context = try await writer.currentContext(key) else {
        throw StoreError(.notFound, "That context is no longer there.")
      }
      guard !context.seed.isEmpty || seed != nil else {
        throw StoreError(
          .invalid, "“\(context.label)” was imported: what it was created with is not known here.")
      }
    } catch {
      throw SessionError(error)
    }
    var rebuild = Rebuild(context: key, reason: seed == nil ? .rebuilt : .refreshed)
    rebuild.seed = seed
    rebuild.newest = newest
    return try await recreate(rebuild, nextNumber())
  }

  private func run(_ rebuild: Rebuild, _ number: Int) async {
    let key = rebuild.context
    do throws(SessionError) {
      let context = try await recreate(rebuild, number)
      queue.letGo(key)
      progress(number, key, .done("“\(context.label)” is rebuilt."))
      await announce()
      await goOn(rebuild)
    } catch {
      queue.letGo(key)
      progress(number, key, .failed(error.message))
      if let outgoing = rebuild.then {
        refuse(outgoing, .impossible(message: "It was not sent: \(error.message)"))
      }
    }
    startWaiting()
    releaseIfIdle(key)
    announceSoon()
  }

  private func recreate(
    _ rebuild: Rebuild, _ number: Int
  ) async throws(SessionError) -> CachedContext {
    let key = rebuild.context
    let material: RebuildMaterial
    do throws(StoreError) { material = try await self.material(of: rebuild) } catch {
      throw SessionError(error)
    }
    let before = material.context
    let plan = material.plan(newest: rebuild.newest)
    progress(number, key, .running("Rebuilding “\(before.label)” from \(plan.summary)…"))
    let created = try await create(RequestComposer.recreation(of: before, by: plan))
    return try await take(created, for: rebuild, by: plan, in: before)
  }

  /// What a rebuild has to work with.
  private func material(of rebuild: Rebuild) async throws(StoreError) -> RebuildMaterial {
    guard var context = try await writer.currentContext(rebuild.context) else {
      throw StoreError(.notFound, "That context is no longer there.")
    }
    let newest = try await store.conversations(of: rebuild.context).first?.id
    let branch = try await replay(of: rebuild.conversation ?? newest, upTo: rebuild.upTo)
    let estimate = TokenEstimate.calibrated(by: context, turns: branch)
    if let seed = rebuild.seed {
      context.seed = seed.messages
      context.sources = seed.sources
    }
    return RebuildMaterial(context: context, branch: branch, estimate: estimate)
  }

  private func create(
    _ request: CreateContextRequest
  ) async throws(SessionError) -> ContextCreated {
    do throws(APIError) { return try await service.create(request) } catch {
      throw SessionError(error)
    }
  }

  private func take(
    _ created: ContextCreated, for rebuild: Rebuild, by plan: RebuildPlan,
    in context: CachedContext
  ) async throws(SessionError) -> CachedContext {
    let now = clock.now
    let mode: ContextMode = context.mode.remembersTurns ? .session : .commonPrefix
    let event = ContextEvent.Recreation(
      contextID: created.id, mode: created.mode ?? mode, ttl: created.ttl,
      truncation: created.truncation, usage: created.usage, reason: rebuild.reason,
      seed: rebuild.seed, memoryStart: plan.memoryStart)
    do throws(StoreError) {
      let updated = try await writer.updateContext(context.key) { context in
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
      } else if let shown = self.shown {
        await self.tellBranch(shown)
      }
      if let outgoing = rebuild.then { await self.submit(outgoing) }
    }.value
  }

  /// Makes a turn the last of the visible branch.
  func move(_ conversation: ConversationID, to head: TurnID?) async {
    do throws(StoreError) {
      try await writer.updateConversation(conversation) { $0.head = head }
    } catch {
      writer.failed(error, in: conversation)
    }
  }

  private func giveUp(_ rebuild: Rebuild, _ message: String) {
    if let outgoing = rebuild.then {
      refuse(outgoing, .impossible(message: message))
    } else {
      notify(.warning, message, in: rebuild.conversation)
    }
  }
}
