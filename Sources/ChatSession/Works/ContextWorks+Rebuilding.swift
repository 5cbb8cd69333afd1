import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

extension ContextWorks {
  // MARK: Material

  /// The rebuild that a verb asks for; `nil` if it asks for none, or its conversation is gone.
  func rebuild(for verb: ContextVerb) async throws(StoreError) -> Rebuild? {
    switch verb {
    case .create, .fork: return nil
    case .rebuild(let key, let prompt):
      return Rebuild(context: key, conversation: prompt?.request.conversation, then: prompt)
    case .refresh(let key, let seed):
      return Rebuild(context: key, reason: .refreshed, seed: seed)
    case .remodel(let key, let model): return Rebuild(context: key, model: model)
    case .rewind(let id, let head, let prompt):
      guard let conversation = try await store.conversation(id),
        let context = try await writer.currentContext(conversation.context)
      else { return nil }
      return Rebuild(
        context: context.key, conversation: id, extent: .upTo(head), reason: .rewound,
        then: prompt,
        because: localized(
          """
          “\(context.label)” is a session context and cannot drop a turn, so it is rebuilt \
          up to the turn before.
          """))
    }
  }

  /// The material of a rebuild.
  func material(of rebuild: Rebuild) async throws(StoreError) -> RebuildMaterial {
    guard var context = try await writer.currentContext(rebuild.context) else {
      throw StoreError(.notFound, localized("That context no longer exists."))
    }
    let branch = try await replayedTurns(of: rebuild)
    let estimate = TokenEstimate.calibrated(by: context, turns: branch)
    if let model = rebuild.model { context.model = model }
    if let seed = rebuild.seed {
      context.seed = seed.messages
      context.sources = seed.sources
    }
    return RebuildMaterial(
      context: context, branch: branch, estimate: estimate, window: await window(of: context))
  }

  private func replayedTurns(of rebuild: Rebuild) async throws(StoreError) -> [Turn] {
    switch rebuild.extent {
    case .upTo(let last?): return try await store.path(to: last)
    case .upTo(nil): return []
    case .wholeBranch:
      var conversation = rebuild.conversation
      if conversation == nil {
        conversation = try await store.conversations(of: rebuild.context).first?.id
      }
      guard let conversation else { return [] }
      return try await store.wholeBranch(of: conversation)
    }
  }

  /// Why a context cannot be rebuilt now; `nil` if it can.
  private func problem(with rebuild: Rebuild) async throws(StoreError) -> String? {
    guard let context = try await writer.currentContext(rebuild.context) else {
      return localized("That context no longer exists.")
    }
    if queue.isHeld(context.key) {
      return localized("“\(context.label)” is already being rebuilt.")
    }
    if context.mode.remembersTurns, queue.isBusy(context.key) {
      return localized("A reply is streaming in “\(context.label)”. Stop it or wait, then rebuild.")
    }
    if context.seed.isEmpty, rebuild.seed == nil, !context.mode.canSendWhole {
      return localized(
        """
        “\(context.label)” was imported: its seed is not known here, so it cannot be \
        rebuilt. Create a new context instead.
        """)
    }
    if environment.endpoint(context.profile) == nil {
      return localized("“\(context.label)” belongs to the profile “\(context.profile)”.")
    }
    return nil
  }

  // MARK: Offering

  /// Tells what a command would send, if it could be carried out now.
  func preview(_ verb: ContextVerb, for command: SessionCommand) async throws(StoreError) {
    guard let rebuild = try await rebuild(for: verb), try await problem(with: rebuild) == nil
    else { return }
    environment.tell(.preview(offer(rebuild, for: command, from: try await material(of: rebuild))))
  }

  func beginOrOffer(
    _ rebuild: Rebuild, for command: SessionCommand, _ agreement: Agreement?,
    _ report: @escaping Report
  ) async throws(StoreError) {
    do throws(StoreError) {
      if let problem = try await problem(with: rebuild) { return giveUp(rebuild, problem) }
      let material = try await material(of: rebuild)
      let offer = offer(rebuild, for: command, from: material)
      guard let agreement, agreement.settles(offer.ways) else {
        return environment.tell(.offer(offer))
      }
      var rebuild = rebuild
      rebuild.newest = agreement.newest
      try await begin(rebuild, of: material.context, report)
    } catch {
      guard let prompt = rebuild.then else { throw error }
      // Otherwise the prompt would stay on the screen as if it were being sent.
      outbox.refuse(prompt, writer.refusal(after: error))
    }
  }

  private func offer(
    _ rebuild: Rebuild, for command: SessionCommand, from material: RebuildMaterial
  ) -> RebuildOffer {
    var reasons = rebuild.because.map { [$0] } ?? []
    reasons.append(
      localized(
        """
        A new context is created on the server, and a line in the transcript marks the \
        place. The old id stays in the record.
        """))
    return RebuildOffer(
      command: command, conversation: rebuild.conversation, label: material.context.label,
      reasons: reasons,
      ways: material.ways())
  }

  private func giveUp(_ rebuild: Rebuild, _ message: String) {
    if let prompt = rebuild.then {
      outbox.refuse(prompt, .impossible(message: message))
    } else {
      environment.notify(.warning, message, in: rebuild.conversation)
    }
  }

  // MARK: Making

  /// Rebuilds a context beside the commands; prompts to it wait meanwhile.
  private func begin(
    _ rebuild: Rebuild, of context: CachedContext, _ report: @escaping Report
  ) async throws(StoreError) {
    guard try await registry.claim(context) else {
      return giveUp(rebuild, localized("Another ctxchat is now using “\(context.label)”."))
    }
    if let because = rebuild.because {
      environment.notify(.info, because, in: rebuild.conversation)
    }
    queue.hold(context.key)
    begin(Job(context: context.key, conversation: rebuild.conversation)) { number in
      await self.run(rebuild, number, report)
    }
  }

  private func run(_ rebuild: Rebuild, _ number: Int, _ report: Report) async {
    let key = rebuild.context
    do throws(SessionError) {
      let context = try await recreate(rebuild, number)
      queue.letGo(key)
      progress(number, key, .done(localized("“\(context.label)” was rebuilt.")))
      await registry.announce()
      await report(.rebuilt(rebuild))
    } catch {
      queue.letGo(key)
      progress(number, key, .failed(error.message))
      if let prompt = rebuild.then {
        outbox.refuse(prompt, .impossible(message: error.message))
      }
    }
    await report(.letGo(key))
  }

  /// Rebuilds a context and records it; ends when that is done.
  func recreate(_ rebuild: Rebuild, _ number: Int) async throws(SessionError) -> CachedContext {
    let material = try await environment.history { _ in try await self.material(of: rebuild) }
    let before = material.context
    let plan = material.plan(newest: rebuild.newest)
    progress(
      number, before.key, .running(localized("Rebuilding “\(before.label)” from \(plan.summary)…")))
    let created = try await request(
      RequestComposer.recreation(
        of: before, by: plan, lifetimes: environment.lifetimes(of: before)), of: before.profile)
    return try await record(created, for: rebuild, by: plan, in: before)
  }

  private func record(
    _ created: ContextCreated, for rebuild: Rebuild, by plan: RebuildPlan,
    in context: CachedContext
  ) async throws(SessionError) -> CachedContext {
    let now = environment.now
    let event = ContextEvent.Recreation(
      contextID: created.id, mode: created.mode ?? context.mode.known, ttl: created.ttl,
      expiresAt: created.expiresAt,
      truncation: created.truncation, usage: created.usage, reason: rebuild.reason,
      seed: rebuild.seed, model: rebuild.model, memoryStart: plan.memoryStart)
    do throws(StoreError) {
      let updated = try await writer.updateContext(context.key) {
        $0.apply(.recreated(event), at: now)
      }
      guard let updated else {
        throw StoreError(.notFound, localized("That context no longer exists."))
      }
      wasRecreated(context.key)
      return updated
    } catch {
      throw SessionError(notRecorded: created.id, error)
    }
  }
}

/// For the command line, which waits for it.
extension ContextWorks {
  /// The material of a rebuild of the whole branch.
  func material(of key: ContextKey, seed: Seed?) async throws(SessionError) -> RebuildMaterial {
    try await environment.history { _ in
      try await material(of: Rebuild(context: key, seed: seed))
    }
  }

  /// Rebuilds a context and records it.
  func recreate(
    _ key: ContextKey, seed: Seed?, newest: Int?
  ) async throws(SessionError) -> CachedContext {
    let found = try await environment.history { _ in try await writer.currentContext(key) }
    guard let context = found else {
      throw SessionError(StoreError(.notFound, localized("That context no longer exists.")))
    }
    guard !context.seed.isEmpty || seed != nil else {
      throw SessionError(
        StoreError(
          .invalid, localized("“\(context.label)” was imported: its seed is not known here.")))
    }
    guard try await environment.history({ _ in try await self.registry.claim(context) }) else {
      throw SessionError(
        .refused(.drivenElsewhere),
        localized("Another ctxchat is using “\(context.label)”. Wait, or close it there."))
    }
    let rebuild = Rebuild(
      context: key, reason: seed == nil ? .rebuilt : .refreshed, seed: seed, newest: newest)
    return try await recreate(rebuild, nextNumber())
  }
}
