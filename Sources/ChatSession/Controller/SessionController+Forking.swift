import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

extension SessionController {
  /// Makes another conversation with the memory up to a turn (`nil`: all of it) and opens it.
  ///
  /// On a prefix context that is free: the same cache serves both. A session context has one memory, so the
  /// fork gets a context of its own, created from the seed and the turns.
  func fork(
    _ id: ConversationID, upTo turn: TurnID?, _ agreement: Agreement?
  ) async throws(StoreError) {
    guard let conversation = try await store.conversation(id),
      let context = try await writer.currentContext(conversation.context)
    else {
      notify(.error, "That conversation is no longer there.")
      return
    }
    let path: [Turn]
    if let turn {
      path = try await store.path(to: turn)
    } else {
      path = try await store.wholeBranch(of: id)
    }
    let turns = path.filter(\.phase.isEnded)
    guard context.mode.remembersTurns else {
      guard !turns.isEmpty else {
        notify(.info, "Nothing was said here yet, so there is nothing to fork.", in: id)
        return
      }
      let copy = try await archive(of: turns, from: conversation, on: context)
      try await keep(copy)
      notify(.info, "This is the fork; the conversation that it comes from stays as it is.")
      return
    }
    guard !context.seed.isEmpty else {
      notify(
        .warning,
        "“\(context.label)” was imported: what it was created with is not known here, so"
          + " its memory cannot be made a second time.", in: id)
      return
    }
    let material = RebuildMaterial(
      context: context, branch: turns,
      estimate: TokenEstimate.calibrated(by: context, turns: turns))
    let ways = material.ways(window: profile.contextWindow)
    guard let agreement, agreement.settles(ways) else {
      let offer = RebuildOffer(
        command: .fork(id, upTo: turn), conversation: id, label: context.label,
        reasons: [
          "A session context has one memory, so the fork gets a context of its own; this conversation"
            + " stays as it is."
        ], ways: ways)
      return tell(.offer(offer))
    }
    begin(Job(conversation: id)) { number in
      await self.forkContext(
        number, context, of: conversation, turns: turns, by: material.plan(newest: agreement.newest)
      )
    }
  }

  private func forkContext(
    _ number: Int, _ context: CachedContext, of conversation: Conversation, turns: [Turn],
    by plan: RebuildPlan
  ) async {
    progress(number, nil, .running("Forking “\(context.label)” from \(plan.summary)…"))
    do throws(SessionError) {
      let created: ContextCreated
      do throws(APIError) {
        created = try await service.create(RequestComposer.recreation(of: context, by: plan))
      } catch { throw SessionError(error) }
      var fork = try await record(of: created, forkedFrom: context)
      var copy: ConversationArchive
      do throws(StoreError) {
        copy = try await archive(of: turns, from: conversation, on: fork)
      } catch { throw SessionError(error) }
      let start = plan.memoryStart.flatMap { id in turns.firstIndex { $0.id == id } }
      fork.memoryStart = start.map { copy.turns[$0].id }
      fork = try await record(fork)
      copy.context = fork
      await commands.add { [copy] in
        do throws(StoreError) { try await self.keep(copy) } catch {
          self.notify(.error, error.message)
        }
      }.value
      progress(number, fork.key, .done("“\(fork.label)” is ready."))
    } catch {
      progress(number, nil, .failed("“\(context.label)” could not be forked: \(error.message)"))
    }
  }

  private func record(
    of created: ContextCreated, forkedFrom context: CachedContext
  ) async throws(SessionError) -> CachedContext {
    let labels: [String]
    do throws(StoreError) { labels = try await store.contexts(seeds: false).map(\.label) } catch {
      throw SessionError(error)
    }
    let now = clock.now
    let origin = LineageEntry(contextID: context.contextID, retiredAt: now, reason: .forked)
    return CachedContext(
      label: ForkName.of(context.label, among: labels), contextID: created.id,
      mode: created.mode ?? .session, model: context.model,
      profile: profile.name, ttl: created.ttl ?? context.ttl,
      truncation: created.truncation ?? context.truncation, seed: context.seed,
      sources: context.sources, createdAt: now, creationUsage: created.usage,
      lineage: [origin] + context.lineage.map(\.unpaid), notes: context.notes)
  }

  /// A copy of turns as a conversation of its own. The copies carry no usage: nobody was charged twice.
  private func archive(
    of turns: [Turn], from conversation: Conversation, on context: CachedContext
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
          requestID: turn.requestID, failure: turn.failure))
    }
    let copy = Conversation(
      id: id, context: context.key, title: ForkName.of(conversation.title, among: titles),
      head: copies.last?.id,
      createdAt: clock.now, parameters: conversation.parameters, system: conversation.system,
      forkedFrom: turns.last?.id)
    return ConversationArchive(context: context, conversation: copy, turns: copies)
  }

  private func keep(_ archive: ConversationArchive) async throws(StoreError) {
    try await writer.write { (store) async throws(StoreError) in
      _ = try await store.importConversations([archive])
    }
    await announce()
    try await open(archive.conversation.id)
  }
}
