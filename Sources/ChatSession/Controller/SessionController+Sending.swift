import ChatModel
import FoundationEssentials
import HistoryStore

extension SessionController {
  /// Checks a prompt, puts it on disk, and sends it or lets it wait for its place. Part of a command.
  func submit(_ submission: Submission) async {
    let request = submission.request
    guard flights[request.turn] == nil else { return }
    let mark = recreations
    do throws(StoreError) {
      // A prompt is sent once, however often the front end says so.
      guard try await store.turnWithoutText(request.turn) == nil else { return }
      guard let (submission, conversation, context) = try await placed(submission) else { return }
      if let reason = try await reasonAgainst(submission, in: conversation, of: context) {
        await discardStart(of: submission)
        releaseIfIdle(context.key)
        return refuse(submission, reason)
      }
      await accept(submission, in: conversation, of: context, asOf: mark)
    } catch {
      refuse(submission, notStored(error))
    }
  }

  /// Why a prompt is not sent that could not be stored. Who is refused is told so.
  func notStored(_ error: StoreError) -> SendRefusal.Reason {
    diskFailed(error, isTold: true)
    return .notStored(message: error.message, isBusy: error.kind == .locked)
  }

  private typealias Placed = (Submission, Conversation, CachedContext)

  /// Finds the conversation of a prompt; refuses it when there is none.
  ///
  /// One that begins with the prompt is kept with it. On a context that remembers turns it is started before, by
  /// whoever may drive the context: another instance may have started one meanwhile.
  private func placed(_ submission: Submission) async throws(StoreError) -> Placed? {
    var submission = submission
    let stored = try await store.conversation(submission.request.conversation)
    guard var conversation = stored ?? submission.start,
      let context = try await currentContext(conversation.context)
    else {
      refuse(submission, .impossible(message: "That conversation is no longer there."))
      return nil
    }
    if submission.start != nil, context.mode.remembersTurns {
      guard try await claim(context) else {
        refuse(submission, .drivenElsewhere)
        return nil
      }
      let fresh = conversation
      conversation = try await onDisk { (store) async throws(StoreError) in
        try await store.startConversation(fresh)
      }
      submission.request.conversation = conversation.id
    }
    return (submission, conversation, context)
  }

  /// Takes the conversation away that was begun for a prompt, when nothing came of it.
  private func discardStart(of submission: Submission) async {
    let request = submission.request
    // One that another instance has started meanwhile is not ours to take away.
    guard submission.start?.id == request.conversation else { return }
    do throws(StoreError) {
      try await onDisk { (store) async throws(StoreError) in
        _ = try await store.discardIfEmpty(request.conversation, besides: request.prompt)
      }
    } catch {
      diskFailed(error)
    }
  }

  /// Gives a prompt back that was never stored.
  func refuse(_ submission: Submission, _ reason: SendRefusal.Reason) {
    tell(.refused(SendRefusal(request: submission.request, reason: reason)))
    submission.channel?.put(.refused(reason))
  }

  // MARK: Checks

  private func reasonAgainst(
    _ submission: Submission, in conversation: Conversation, of context: CachedContext
  ) async throws(StoreError) -> SendRefusal.Reason? {
    let request = submission.request
    if request.prompt.allSatisfy(\.isWhitespace) {
      return .invalid(message: "The prompt is empty. Write something first.")
    }
    if conversation.trashedAt != nil || context.trashedAt != nil {
      return .impossible(message: "“\(context.label)” is in the trash. Restore it first.")
    }
    if context.profile != profile.name {
      return .invalid(
        message: "“\(context.label)” belongs to the profile “\(context.profile)”; this is"
          + " “\(profile.name)”. Start with --profile \(context.profile).")
    }
    let parameters = self.parameters(of: submission, in: conversation, of: context)
    if let violation = ParameterRule.violation(in: parameters, mode: context.mode) {
      return .invalid(message: violation.message)
    }
    // A context that is being made anew is judged when the prompt's place comes.
    if !queue.isHeld(context.key),
      let reason = ContextLifecycle(context).refusal(at: clock.now, force: request.force)
    {
      return reason
    }
    if case .head = submission.place, let head = conversation.head,
      let last = try await turnNow(head, withText: false)
    {
      // Another instance is at work on it: what it gets is part of what is sent next.
      if !last.phase.isEnded, flights[head] == nil { return .drivenElsewhere }
      if context.mode.remembersTurns, last.ending == .unconfirmed { return .unconfirmed(head) }
    }
    return try await claim(context) ? nil : .drivenElsewhere
  }

  func parameters(
    of submission: Submission, in conversation: Conversation, of context: CachedContext
  ) -> Parameters {
    profile.parameters(of: context).overridden(by: conversation.parameters)
      .overridden(by: submission.parameters)
  }

  /// Makes sure that no other instance drives a context that remembers turns.
  func claim(_ context: CachedContext) async throws(StoreError) -> Bool {
    guard context.mode.remembersTurns, !claimed.contains(context.key) else { return true }
    let now = clock.now
    guard
      try await onDisk({ (store) async throws(StoreError) in
        try await store.claim(context.key, at: now)
      })
    else { return false }
    claimed.insert(context.key)
    return true
  }

  /// Lets other instances drive a context once nothing of it is going on here.
  func releaseIfIdle(_ key: ContextKey) {
    guard claimed.contains(key), !queue.isBusy(key) else { return }
    claimed.remove(key)
    disk.add { [store] in try? await store.release(key) }
  }

  // MARK: On its way

  private func accept(
    _ submission: Submission, in conversation: Conversation, of context: CachedContext,
    asOf mark: Int
  ) async {
    let request = submission.request
    // From here to the writing nothing is awaited: leaving finds the turn in hand, or it never was.
    guard !isLeaving else {
      return refuse(
        submission, .notStored(message: "The program was being closed; it was not sent."))
    }
    let turn = makeTurn(submission, in: conversation, of: context)
    let entry = SendQueue.Entry(
      turn: turn.id, conversation: turn.conversation, context: context.key,
      isExclusive: context.mode.remembersTurns)
    let flight = Flight(
      machine: TurnMachine(
        turn: turn, serverRemembers: context.mode.remembersTurns,
        limit: submission.keepsText ? profile.replyLimit : nil),
      entry: entry, submission: submission)
    let goesNow = queue.add(entry)
    flights[turn.id] = flight
    do throws(StoreError) {
      try await storePrompt(
        turn, typed: request.typed, isSent: goesNow, in: conversation,
        isNew: submission.start != nil)
    } catch {
      flights[turn.id] = nil
      queue.remove(turn.id)
      await discardStart(of: submission)
      releaseIfIdle(context.key)
      refuse(submission, notStored(error))
      return startWaiting()
    }
    flight.isMarkedSent = goesNow
    if let view = try? await store.turnView(turn.id) {
      flight.place = (view.alternatives, view.alternative)
    }
    if case .after = submission.place { await tellBranch(request.conversation) }
    if goesNow {
      await dispatch(turn.id, in: mark == recreations ? context : nil)
    } else {
      tell(.turn(flight.view))
    }
    announceSoon()
  }

  private func makeTurn(
    _ submission: Submission, in conversation: Conversation, of context: CachedContext
  ) -> Turn {
    var parent = conversation.head
    var system = submission.system
    switch submission.place {
    case .head: system = system ?? conversation.system
    case .after(let place): parent = place
    }
    return Turn(
      id: submission.request.turn, conversation: conversation.id, parent: parent, system: system,
      prompt: submission.request.prompt, phase: .queued,
      timings: TurnTimings(createdAt: clock.now), contextID: context.contextID,
      parameters: parameters(of: submission, in: conversation, of: context))
  }

  /// The prompt is on disk when this returns, and so is whether it is about to be sent.
  private func storePrompt(
    _ turn: Turn, typed: String?, isSent: Bool, in conversation: Conversation, isNew: Bool
  ) async throws(StoreError) {
    var stored = turn
    if isSent {
      stored.phase = .sending
      stored.timings.sentAt = turn.timings.createdAt
    }
    let usesSystem = turn.system != nil && turn.system == conversation.system
    try await onDisk { [stored] (store) async throws(StoreError) in
      // As it is now: its title or parameters may have changed since the checks.
      let known = try await store.conversation(conversation.id)
      guard var fresh = known ?? (isNew ? conversation : nil) else {
        throw StoreError(.notFound, "That conversation is no longer there.")
      }
      if usesSystem { fresh.system = nil }
      try await store.storePrompt(stored, in: fresh, typed: typed)
    }
    diskTook()
  }

  // MARK: Taking back

  /// Takes a queued turn back into the composer.
  func unqueue(_ id: TurnID) {
    guard let flight = flights[id], !queue.running.contains(flight.entry) else { return }
    apply(.takenBack, to: id)
  }

  /// Gives a turn back that waits, or whose place just came, with the reason.
  func takeBack(_ id: TurnID, _ reason: SendRefusal.Reason?) {
    flights[id]?.refusal = reason
    apply(.takenBack, to: id)
  }

  /// Takes a turn out of its conversation that the server does not have; its prompt goes to the draft.
  func withdraw(_ turn: Turn) {
    guard flights[turn.id] != nil else { return }
    let task = commands.add {
      do throws(StoreError) {
        try await self.onDisk { (store) async throws(StoreError) in
          try await store.returnToDraft(turn.prompt, of: turn.conversation, removing: turn.id)
        }
      } catch {
        await self.keep(
          ReturnedPrompt(text: turn.prompt, conversation: turn.conversation, turn: turn.id),
          after: error)
      }
      await self.withdrawn(turn)
    }
    inBackground { await task.value }
  }

  private func withdrawn(_ turn: Turn) async {
    guard let flight = flights.removeValue(forKey: turn.id) else { return }
    endings += 1
    queue.remove(turn.id)
    for other in flights.values where other.turn.parent == turn.id {
      other.machine.reparent(to: turn.parent)
    }
    var request = flight.submission.request
    request.force = false
    // Before anyone is told: who asked may leave then.
    await discardStart(of: flight.submission)
    if flight.refusal == .lost { await forgetGuess(flight.entry.context) }
    if let reason = flight.refusal {
      tell(.refused(SendRefusal(request: request, reason: reason)))
      flight.submission.channel?.put(.refused(reason))
    } else {
      tell(.promptReturned(turn.conversation, prompt: turn.prompt, turn: turn.id))
      flight.submission.channel?.put(.ended(turn, failure: nil))
    }
    await tellBranch(turn.conversation)
    startWaiting()
    releaseIfIdle(flight.entry.context)
    announceSoon()
  }

  /// A name that was taken for an id, and of which no server ever knew anything: it may be a slip of the pen, so
  /// nothing of it stays.
  func forgetGuess(_ key: ContextKey) async {
    guard guesses.remove(key) != nil else { return }
    do throws(StoreError) {
      guard try await currentContext(key)?.lastUsedAt == nil else { return }
      try await onDisk { (store) async throws(StoreError) in try await store.purgeContext(key) }
    } catch {
      diskFailed(error)
    }
  }
}
