import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

extension SessionController {
  // MARK: Out

  /// Sends every waiting turn whose place came.
  func startWaiting() {
    guard !isLeaving else { return }
    for id in queue.start() {
      inBackground { await self.dispatch(id) }
    }
  }

  /// Sends a turn whose place came, after a last look at its context (`known`: it was looked at just now).
  func dispatch(_ id: TurnID, in known: CachedContext? = nil) async {
    guard let flight = flights[id] else { return }
    do throws(StoreError) {
      var latest = known
      if latest == nil { latest = try await currentContext(flight.entry.context) }
      guard let context = latest else {
        return takeBack(id, .impossible(message: "The context of this prompt no longer exists."))
      }
      let force = flight.submission.request.force
      if let reason = ContextLifecycle(context).refusal(at: clock.now, force: force) {
        return takeBack(id, reason)
      }
      let request = try await request(for: flight.turn, in: context)
      // Once the program leaves, or the turn was taken back, nothing may say that it was sent.
      guard !isLeaving, flight.turn.phase == .queued else { return }
      try await markSent(flight, contextID: context.contextID)
      guard flights[id] != nil, !isLeaving else { return }
      if flight.stopWasPressed { return takeBack(id, nil) }
      flight.request = request
      apply(.dispatched(contextID: context.contextID), to: id)
    } catch {
      takeBack(id, notStored(error))
    }
  }

  private func request(
    for turn: Turn, in context: CachedContext
  ) async throws(StoreError) -> ChatRequest {
    var branch: [Turn] = []
    if !context.mode.remembersTurns, let parent = turn.parent {
      branch = try await store.path(to: parent)
        .map { unsaved.endings[$0.id].map(store.withStreamedText) ?? $0 }
    }
    return RequestComposer.request(for: turn, after: branch, in: context)
  }

  /// A process that is killed from here on leaves a turn that says it may have been sent.
  private func markSent(_ flight: Flight, contextID: String) async throws(StoreError) {
    guard !flight.isMarkedSent || flight.turn.contextID != contextID else { return }
    var sending = flight.turn
    sending.phase = .sending
    sending.contextID = contextID
    sending.timings.sentAt = clock.now
    try await onDisk { [sending] (store) async throws(StoreError) in
      try await store.save(sending)
    }
    flight.isMarkedSent = true
  }

  /// Stops the turn in flight of a conversation, or the making of its context, at once.
  ///
  /// - Returns: Whether there was anything to stop.
  func stopNow(_ conversation: ConversationID) -> Bool {
    if let entry = queue.running.first(where: { $0.conversation == conversation }),
      let flight = flights[entry.turn]
    {
      if flight.turn.phase == .queued {
        flight.stopWasPressed = true
      } else {
        apply(.stopPressed, to: entry.turn)
      }
      return true
    }
    let context = announced?.first { $0.conversations.contains { $0.id == conversation } }?.id
    let jobs = jobs.values.filter { job in
      job.conversation == conversation || job.context != nil && job.context == context
    }
    for job in jobs { job.task?.cancel() }
    return !jobs.isEmpty
  }

  /// Stops one turn, wherever it stands.
  func stopTurn(_ id: TurnID) {
    guard let flight = flights[id] else { return }
    if queue.running.contains(flight.entry), flight.turn.phase == .queued {
      flight.stopWasPressed = true
    } else {
      apply(.stopPressed, to: id)
    }
  }

  // MARK: Events

  /// Lets a turn's machine take note of an event and carries out what it asks for.
  func apply(_ event: TurnEvent, to id: TurnID) {
    guard let flight = flights[id] else { return }
    for action in flight.machine.handle(event, at: clock.now) { carryOut(action, of: flight) }
  }

  private func carryOut(_ action: TurnAction, of flight: Flight) {
    switch action {
    case .emit(let deltas):
      if flight.submission.keepsText { journal(deltas) }
      for delta in deltas {
        tell(.delta(delta))
        flight.submission.channel?.put(.delta(delta))
      }
    case .show(let turn): show(turn, of: flight)
    case .openTransfer: openTransfer(of: flight)
    case .cancelTransfer: flight.transfer?.cancel()
    case .contextAnswered: note(.answered, of: flight.entry.context)
    case .contextLost: contextIsLost(flight)
    case .storeEnding(let turn, let failure): storeEnding(turn, of: flight, failure: failure)
    case .withdraw(let turn, let failure):
      if failure?.kind == .contextLost { flight.refusal = .lost }
      withdraw(turn)
    }
  }

  private func show(_ turn: Turn, of flight: Flight) {
    var view = TurnView(turn: turn, alternatives: flight.place.of, alternative: flight.place.at)
    view.isTextTold = turn.timings.firstTokenAt != nil
    tell(.turn(view))
    if case .waiting(let until, let reason) = turn.phase {
      flight.submission.channel?.put(.waiting(until: until, reason: reason))
    }
  }

  // MARK: Transfers

  private func openTransfer(of flight: Flight) {
    guard let request = flight.request else { return }
    let id = flight.entry.turn
    let isStreamed = flight.submission.isStreamed
    flight.transfer = inBackground {
      await isStreamed ? self.stream(request, for: id) : self.complete(request, for: id)
    }
  }

  private func stream(_ request: ChatRequest, for id: TurnID) async {
    let backlog = flights[id]?.submission.channel?.backlog ?? backlog
    for await event in service.stream(request) {
      take(event, for: id)
      // Nothing more is read from the connection while the reader is behind.
      await backlog?.room()
    }
    // Nothing changes if the stream said how it ended, as it must.
    apply(.transferEnded(Task.isCancelled ? .cancelled : .truncated), to: id)
  }

  private func take(_ event: ChatEvent, for id: TurnID) {
    switch event {
    case .delta(let deltas): apply(.delta(deltas), to: id)
    case .opened(let info): apply(.opened(requestID: info.requestID), to: id)
    case .usage(let usage): apply(.usage(usage), to: id)
    case .model(let model): apply(.model(model), to: id)
    case .retrying(let seconds, let reason, _):
      apply(.retrying(until: clock.now.addingTimeInterval(seconds), reason: reason), to: id)
    case .ended(let end): ended(end, for: id)
    }
  }

  private func ended(_ end: StreamEnd, for id: TurnID) {
    if case .finished(let summary) = end {
      if let usage = summary.usage { apply(.usage(usage), to: id) }
      if let model = summary.model { apply(.model(model), to: id) }
      if !summary.leftOut.isEmpty { apply(.leftOut(summary.leftOut), to: id) }
    }
    apply(.transferEnded(TransferEnd(end)), to: id)
  }

  private func complete(_ request: ChatRequest, for id: TurnID) async {
    do throws(APIError) {
      let reply = try await service.complete(request)
      apply(.opened(requestID: reply.requestID), to: id)
      let deltas = reply.choices.enumerated().map { index, choice in
        ChoiceDelta(
          index: index, content: choice.content, reasoning: choice.reasoning,
          finishReason: choice.finishReason)
      }
      apply(.delta(deltas), to: id)
      if let usage = reply.usage { apply(.usage(usage), to: id) }
      if let model = reply.model { apply(.model(model), to: id) }
      ended(reply.end, for: id)
    } catch {
      apply(.transferEnded(error.kind == .cancelled ? .cancelled : .failed(error)), to: id)
    }
  }

  // MARK: Contexts

  private func note(_ event: ContextEvent, of key: ContextKey) {
    let now = clock.now
    inBackground {
      do throws(StoreError) {
        try await self.updateContext(key) { context in
          var life = ContextLifecycle(context)
          life.handle(event, at: now)
          context = life.context
        }
        // Lists that are told before this still hold the state of before.
        await self.announceSoon()
      } catch {
        await self.diskFailed(error)
      }
    }
  }

  private func contextIsLost(_ flight: Flight) {
    note(.reportedLost, of: flight.entry.context)
    for id in queue.waiting(in: flight.entry.context) { takeBack(id, .lost) }
  }

  // MARK: Journal

  /// Keeps streamed text. Not in a line with other writing: this waits for no disk.
  private func journal(_ deltas: [TurnDelta]) {
    do throws(StoreError) {
      try store.journal(deltas)
    } catch {
      // The whole text is in memory and is written with the ending.
      diskFailed(error)
    }
  }
}
