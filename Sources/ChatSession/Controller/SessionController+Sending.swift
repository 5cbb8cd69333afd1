import ChatModel
import FoundationEssentials
import HistoryStore

extension SessionController {
  /// Checks a prompt, puts it on disk, and sends it or lets it wait for its place. Part of a command.
  func submit(_ outgoing: OutgoingPrompt) async {
    let request = outgoing.request
    guard !runner.isInHand(request.turn) else { return }
    let mark = recreations
    do throws(StoreError) {
      // A prompt is sent once, however often the front end says so.
      guard try await store.turnWithoutText(request.turn) == nil else { return }
      guard let (outgoing, conversation, context) = try await placed(outgoing) else { return }
      if let reason = try await reasonAgainst(outgoing, in: conversation, of: context) {
        await discardStart(of: outgoing)
        releaseIfIdle(context.key)
        return refuse(outgoing, reason)
      }
      await accept(outgoing, in: conversation, of: context, asOf: mark)
    } catch {
      refuse(outgoing, writer.refusal(after: error))
    }
  }

  private typealias Placed = (OutgoingPrompt, Conversation, CachedContext)

  /// Finds the conversation of a prompt; refuses it when there is none.
  ///
  /// One that begins with the prompt is kept with it. On a context that remembers turns it is started before, by
  /// whoever may drive the context: another instance may have started one meanwhile.
  private func placed(_ outgoing: OutgoingPrompt) async throws(StoreError) -> Placed? {
    var outgoing = outgoing
    let stored = try await store.conversation(outgoing.request.conversation)
    guard var conversation = stored ?? outgoing.start,
      let context = try await writer.currentContext(conversation.context)
    else {
      refuse(outgoing, .impossible(message: "That conversation is no longer there."))
      return nil
    }
    if outgoing.start != nil, context.mode.remembersTurns {
      guard try await claim(context) else {
        refuse(outgoing, .drivenElsewhere)
        return nil
      }
      let fresh = conversation
      conversation = try await writer.write { (store) async throws(StoreError) in
        try await store.startConversation(fresh)
      }
      outgoing.request.conversation = conversation.id
    }
    return (outgoing, conversation, context)
  }

  /// Takes the conversation away that was begun for a prompt, when nothing came of it.
  private func discardStart(of outgoing: OutgoingPrompt) async {
    let request = outgoing.request
    // One that another instance has started meanwhile is not ours to take away.
    guard outgoing.start?.id == request.conversation else { return }
    do throws(StoreError) {
      try await writer.write { (store) async throws(StoreError) in
        _ = try await store.discardIfEmpty(request.conversation, besides: request.prompt)
      }
    } catch {
      writer.failed(error)
    }
  }

  /// Gives a prompt back that was never stored.
  func refuse(_ outgoing: OutgoingPrompt, _ reason: SendRefusal.Reason) {
    tell(.refused(SendRefusal(request: outgoing.request, reason: reason)))
    outgoing.channel?.put(.refused(reason))
  }

  // MARK: Checks

  private func reasonAgainst(
    _ outgoing: OutgoingPrompt, in conversation: Conversation, of context: CachedContext
  ) async throws(StoreError) -> SendRefusal.Reason? {
    let request = outgoing.request
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
    let parameters = self.parameters(of: outgoing, in: conversation, of: context)
    if let violation = ParameterRule.violation(in: parameters, mode: context.mode) {
      return .invalid(message: violation.message)
    }
    // A context that is being made anew is judged when the prompt's place comes.
    if !queue.isHeld(context.key),
      let reason = ContextLifecycle(context).refusal(at: clock.now, force: request.force)
    {
      return reason
    }
    if case .head = outgoing.place, let head = conversation.head,
      let last = try await turnNow(head, withText: false)
    {
      // Another instance is at work on it: what it gets is part of what is sent next.
      if !last.phase.isEnded, !runner.isInHand(head) { return .drivenElsewhere }
      if context.mode.remembersTurns, last.ending == .unconfirmed { return .unconfirmed(head) }
    }
    return try await claim(context) ? nil : .drivenElsewhere
  }

  func parameters(
    of outgoing: OutgoingPrompt, in conversation: Conversation, of context: CachedContext
  ) -> Parameters {
    profile.parameters(of: context).overridden(by: conversation.parameters)
      .overridden(by: outgoing.parameters)
  }

  /// Makes sure that no other instance drives a context that remembers turns.
  func claim(_ context: CachedContext) async throws(StoreError) -> Bool {
    guard context.mode.remembersTurns, !claimed.contains(context.key) else { return true }
    let now = clock.now
    guard
      try await writer.write({ (store) async throws(StoreError) in
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
    writer.enqueue { [store] in try? await store.release(key) }
  }

  // MARK: On its way

  private func accept(
    _ outgoing: OutgoingPrompt, in conversation: Conversation, of context: CachedContext,
    asOf mark: Int
  ) async {
    let request = outgoing.request
    // From here to the writing nothing is awaited: leaving finds the turn in hand, or it never was.
    guard !isLeaving else {
      return refuse(
        outgoing, .notStored(message: "The program was being closed; it was not sent."))
    }
    let turn = makeTurn(outgoing, in: conversation, of: context)
    let goesNow = runner.add(turn, outgoing, to: context)
    do throws(StoreError) {
      try await storePrompt(
        turn, typed: request.typed, isSent: goesNow, in: conversation,
        isNew: outgoing.start != nil)
    } catch {
      _ = runner.remove(turn.id)
      await discardStart(of: outgoing)
      releaseIfIdle(context.key)
      refuse(outgoing, writer.refusal(after: error))
      return startWaiting()
    }
    if let view = try? await store.turnView(turn.id) { runner.setPlace(view) }
    if case .after = outgoing.place { await tellBranch(request.conversation) }
    if goesNow {
      await dispatch(turn.id, in: mark == recreations ? context : nil)
    } else if let view = runner.view(of: turn.id) {
      tell(.turn(view))
    }
    announceSoon()
  }

  private func makeTurn(
    _ outgoing: OutgoingPrompt, in conversation: Conversation, of context: CachedContext
  ) -> Turn {
    var parent = conversation.head
    var system = outgoing.system
    switch outgoing.place {
    case .head: system = system ?? conversation.system
    case .after(let place): parent = place
    }
    return Turn(
      id: outgoing.request.turn, conversation: conversation.id, parent: parent, system: system,
      prompt: outgoing.request.prompt, phase: .queued,
      timings: TurnTimings(createdAt: clock.now), contextID: context.contextID,
      parameters: parameters(of: outgoing, in: conversation, of: context))
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
    try await writer.write { [stored] (store) async throws(StoreError) in
      // As it is now: its title or parameters may have changed since the checks.
      let known = try await store.conversation(conversation.id)
      guard var fresh = known ?? (isNew ? conversation : nil) else {
        throw StoreError(.notFound, "That conversation is no longer there.")
      }
      if usesSystem { fresh.system = nil }
      try await store.storePrompt(stored, in: fresh, typed: typed)
    }
    writer.succeeded()
  }

  // MARK: Taking back

  /// Takes a turn out of its conversation that the server does not have; its prompt goes to the draft.
  func withdraw(_ turn: Turn) {
    guard runner.isInHand(turn.id) else { return }
    let task = commands.add {
      await self.outbox.writeInOrder(
        ReturnedPrompt(text: turn.prompt, conversation: turn.conversation, turn: turn.id))
      await self.withdrawn(turn)
    }
    background.run { await task.value }
  }

  private func withdrawn(_ turn: Turn) async {
    guard let flight = runner.remove(withdrawn: turn) else { return }
    var request = flight.outgoing.request
    request.force = false
    // Before anyone is told: who asked may leave then.
    await discardStart(of: flight.outgoing)
    if flight.refusal == .lost { await forgetGuess(flight.entry.context) }
    if let reason = flight.refusal {
      tell(.refused(SendRefusal(request: request, reason: reason)))
      flight.outgoing.channel?.put(.refused(reason))
    } else {
      tell(.promptReturned(turn.conversation, prompt: turn.prompt, turn: turn.id))
      flight.outgoing.channel?.put(.ended(turn, failure: nil))
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
      guard try await writer.currentContext(key)?.lastUsedAt == nil else { return }
      try await writer.write { (store) async throws(StoreError) in try await store.purgeContext(key)
      }
    } catch {
      writer.failed(error)
    }
  }
}
