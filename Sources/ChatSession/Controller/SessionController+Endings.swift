import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

extension SessionController {
  /// Writes an ending, at once and whole.
  func storeEnding(_ turn: Turn, of flight: Flight, failure: APIError?) {
    // Before the journal gives it up.
    let told = flight.submission.wantsWhole ? store.withStreamedText(turn) : turn
    let written = disk.add { await self.write(turn) }
    inBackground {
      await written.value
      await self.ended(told, failure: failure)
    }
  }

  private func write(_ turn: Turn) async {
    do throws(StoreError) {
      try await store.finish(turn)
      if unsaved.count > 0 { inBackground { await self.saveUnsaved() } }
      diskTook()
    } catch {
      unsaved.endings[turn.id] = turn
      if !error.isTrouble { unsaved.refusal = error }
      diskFailed(error, in: turn.conversation)
    }
  }

  /// What follows from an ending once it is on disk.
  private func ended(_ turn: Turn, failure: APIError?) async {
    guard let flight = flights.removeValue(forKey: turn.id) else { return }
    endings += 1
    queue.remove(turn.id)
    let key = flight.entry.context
    // Before anyone is told: who asked may leave then.
    if turn.ending == .failed { await forgetGuess(key) }
    flight.submission.channel?.put(.ended(turn, failure: failure))
    guard !isLeaving else { return }
    if turn.ending == .unconfirmed {
      for id in queue.waiting(in: key) { takeBack(id, .unconfirmed(turn.id)) }
    }
    startWaiting()
    await touch(turn, isUnread: shown != turn.conversation && flight.submission.channel == nil)
    await checkDrift(of: turn, in: key)
    releaseIfIdle(key)
    await announce()
  }

  private func touch(_ turn: Turn, isUnread: Bool) async {
    let endedAt = turn.timings.endedAt
    do throws(StoreError) {
      try await updateConversation(turn.conversation) { conversation in
        if isUnread { conversation.isUnread = true }
        if let endedAt { conversation.updatedAt = max(conversation.updatedAt, endedAt) }
      }
    } catch {
      diskFailed(error, in: turn.conversation)
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
