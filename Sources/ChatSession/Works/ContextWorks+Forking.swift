import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

extension ContextWorks {
  /// Makes another conversation with the turns up to one (`nil`: all of them).
  ///
  /// On a prefix context that is free: both conversations use the same cache. A session context has one memory, so
  /// the fork gets a context of its own, created from the seed and the turns.
  ///
  /// - Returns: The copy on a prefix context.
  func fork(
    _ id: ConversationID, upTo turn: TurnID?, for command: SessionCommand,
    _ agreement: Agreement?, _ report: @escaping Report
  ) async throws(StoreError) -> ConversationArchive? {
    guard let conversation = try await store.conversation(id),
      let context = try await writer.currentContext(conversation.context)
    else {
      environment.notify(.error, localized("That conversation no longer exists."))
      return nil
    }
    let path: [Turn]
    if let turn {
      path = try await store.path(to: turn)
    } else {
      path = try await store.wholeBranch(of: id)
    }
    let turns = path.filter(\.phase.isEnded)
    guard context.mode.remembersTurns else {
      guard turns.isEmpty else { return try await copy(turns, of: conversation, to: context) }
      environment.notify(
        .info, localized("This conversation is empty, so there is nothing to fork."), in: id)
      return nil
    }
    guard !context.seed.isEmpty else {
      environment.notify(
        .warning,
        localized(
          """
          “\(context.label)” was imported: its seed is not known here, so its memory cannot \
          be created again.
          """), in: id)
      return nil
    }
    let material = RebuildMaterial(
      context: context, branch: turns,
      estimate: TokenEstimate.calibrated(by: context, turns: turns),
      window: await window(of: context))
    let ways = material.ways()
    guard let agreement, agreement.settles(ways) else {
      environment.tell(
        .offer(
          RebuildOffer(
            command: command, conversation: id, label: context.label,
            reasons: [
              localized(
                """
                A session context has one memory, so the fork gets its own context; this \
                conversation is unchanged.
                """)
            ], ways: ways)))
      return nil
    }
    begin(Job(conversation: id)) { number in
      await self.fork(
        material, of: conversation, by: material.plan(newest: agreement.newest), number, report)
    }
    return nil
  }

  private func fork(
    _ material: RebuildMaterial, of conversation: Conversation, by plan: RebuildPlan,
    _ number: Int, _ report: Report
  ) async {
    let label = material.context.label
    progress(number, nil, .running(localized("Forking “\(label)” from \(plan.summary)…")))
    do throws(SessionError) {
      let copy = try await forkContext(material, of: conversation, by: plan)
      await report(.forked(copy))
      progress(number, copy.context.key, .done(localized("“\(copy.context.label)” was created.")))
    } catch {
      progress(number, nil, .failed(localized("“\(label)” could not be forked: \(error.message)")))
    }
  }

  private func forkContext(
    _ material: RebuildMaterial, of conversation: Conversation, by plan: RebuildPlan
  ) async throws(SessionError) -> ConversationArchive {
    let context = material.context
    let turns = material.branch
    let created = try await request(
      RequestComposer.recreation(
        of: context, by: plan, lifetimes: environment.lifetimes(of: context)), of: context.profile)
    let labels = try await environment.history { try await $0.contexts(seeds: false) }.map(\.label)
    var fork = self.fork(of: context, created, label: ForkName.of(context.label, among: labels))
    let target = fork
    var copy = try await environment.history { _ in
      try await self.copy(turns, of: conversation, to: target)
    }
    let start = plan.memoryStart.flatMap { id in turns.firstIndex { $0.id == id } }
    fork.memoryStart = start.map { copy.turns[$0].id }
    copy.context = try await registry.record(fork)
    return copy
  }

  private func fork(
    of context: CachedContext, _ created: ContextCreated, label: String
  ) -> CachedContext {
    let now = environment.now
    let origin = LineageEntry(contextID: context.contextID, retiredAt: now, reason: .forked)
    return CachedContext(
      label: label, contextID: created.id, mode: created.mode ?? .session, model: context.model,
      profile: context.profile, ttl: created.ttl ?? context.ttl, expiresAt: created.expiresAt,
      truncation: created.truncation ?? context.truncation, seed: context.seed,
      sources: context.sources, createdAt: now, creationUsage: created.usage,
      lineage: [origin] + context.lineage.map(\.unpaid), notes: context.notes)
  }

  /// A copy of turns as a conversation of its own. The copies have no usage: nobody was charged twice.
  private func copy(
    _ turns: [Turn], of conversation: Conversation, to context: CachedContext
  ) async throws(StoreError) -> ConversationArchive {
    let titles = try await store.conversations().map(\.title)
    let id = ConversationID.random()
    var copies: [Turn] = []
    copies.reserveCapacity(turns.count)
    for turn in turns {
      copies.append(
        Turn(
          conversation: id, parent: copies.last?.id, system: turn.system, prompt: turn.prompt,
          choices: turn.choices, chosen: turn.chosen, phase: turn.phase, timings: turn.timings,
          contextID: turn.contextID, parameters: turn.parameters, modelServed: turn.modelServed,
          requestID: turn.requestID, node: turn.node, failure: turn.failure))
    }
    let copy = Conversation(
      id: id, context: context.key, title: ForkName.of(conversation.title, among: titles),
      head: copies.last?.id, createdAt: environment.now, parameters: conversation.parameters,
      system: conversation.system, forkedFrom: turns.last?.id)
    return ConversationArchive(context: context, conversation: copy, turns: copies)
  }
}
