import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

/// What ``TurnRunner`` asks for.
extension SessionController {
  /// Sends every waiting turn whose place came.
  func startWaiting() {
    guard !isLeaving else { return }
    for id in queue.start() {
      background.run { await self.dispatch(id) }
    }
  }

  func dispatch(_ id: TurnID, in known: CachedContext? = nil) async {
    carryOut(await runner.dispatch(id, in: known))
  }

  func carryOut(_ actions: [RunnerAction]) {
    for action in actions {
      switch action {
      case .start(let transfer): start(transfer)
      case .contextAnswered(let key): note(.answered, of: key)
      case .contextLost(let key):
        note(.reportedLost, of: key)
        carryOut(runner.takeBackWaiting(in: key, .lost))
      case .storeEnding(let turn, let told, let failure):
        let written = writer.enqueue {
          let isWritten = await self.runner.endings.write(turn)
          if isWritten, self.writer.countUnsaved() > 0 {
            self.background.run { await self.writeUnsaved() }
          }
        }
        background.run {
          await written.value
          await self.ended(told, failure: failure)
        }
      case .withdraw(let turn): withdraw(turn)
      }
    }
  }

  private func start(_ transfer: Transfer) {
    let task = background.run {
      await transfer.run(by: self.service, clock: self.clock) { event in
        self.carryOut(self.runner.apply(event, to: transfer.turn))
      }
    }
    runner.started(task, of: transfer.turn)
  }

  private func note(_ event: ContextEvent, of key: ContextKey) {
    let now = clock.now
    background.run {
      do throws(StoreError) {
        try await self.writer.updateContext(key) { context in
          var life = ContextLifecycle(context)
          life.handle(event, at: now)
          context = life.context
        }
        // Lists that were announced before this hold the old state.
        self.announceSoon()
      } catch {
        self.writer.failed(error)
      }
    }
  }

  /// Stops the turn in flight of a conversation, or the making of its context, at once.
  ///
  /// - Returns: Whether there was anything to stop.
  func stopNow(_ conversation: ConversationID) -> Bool {
    if let actions = runner.stop(in: conversation) {
      carryOut(actions)
      return true
    }
    let context = announced?.first { $0.conversations.contains { $0.id == conversation } }?.id
    let jobs = jobs.values.filter { job in
      job.conversation == conversation || job.context != nil && job.context == context
    }
    for job in jobs { job.task?.cancel() }
    return !jobs.isEmpty
  }

  // MARK: Endings

  /// What follows from an ending once it is on disk.
  private func ended(_ turn: Turn, failure: APIError?) async {
    guard let flight = runner.remove(turn.id) else { return }
    let key = flight.entry.context
    // Before anyone is told: who asked may leave then.
    if turn.ending == .failed { await forgetGuess(key) }
    flight.outgoing.channel?.put(.ended(turn, failure: failure))
    guard !isLeaving else { return }
    if turn.ending == .unconfirmed {
      carryOut(runner.takeBackWaiting(in: key, .unconfirmed(turn.id)))
    }
    startWaiting()
    await touch(turn, isUnread: shown != turn.conversation && flight.outgoing.channel == nil)
    await checkDrift(of: turn, in: key)
    releaseIfIdle(key)
    await announce()
  }

  private func touch(_ turn: Turn, isUnread: Bool) async {
    let endedAt = turn.timings.endedAt
    do throws(StoreError) {
      try await writer.updateConversation(turn.conversation) { conversation in
        if isUnread { conversation.isUnread = true }
        if let endedAt { conversation.updatedAt = max(conversation.updatedAt, endedAt) }
      }
    } catch {
      writer.failed(error, in: turn.conversation)
    }
  }

  /// Says so when usage tells that the server's memory is not what we think; once per context.
  private func checkDrift(of turn: Turn, in key: ContextKey) async {
    guard turn.usage != nil, !drifted.contains(key) else { return }
    guard let context = try? await store.context(key),
      let page = try? await store.branch(
        of: turn.conversation, before: turn.id, limit: Self.driftReach)
    else { return }
    let branch = page.turns.map(\.turn)
    // Without a turn that the server counted, what lies before the page would be missing.
    if page.hasEarlier, !branch.contains(where: { $0.usage != nil }) { return }
    // What earlier runs sent is in no record of ours then: only a turn that the server counted can be compared with.
    if context.mode.remembersTurns, !profile.keepsTurns,
      !branch.contains(where: { $0.usage != nil && $0.contextID == turn.contextID })
    {
      return
    }
    let estimate = TokenEstimate.calibrated(by: context, turns: branch)
    guard
      let drift = MemoryDrift.check(turn, after: branch, in: context, estimate: estimate)
    else { return }
    drifted.insert(key)
    notify(.warning, drift.text(label: context.label), in: turn.conversation)
  }
}
