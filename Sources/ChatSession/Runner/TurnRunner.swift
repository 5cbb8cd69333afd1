import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

/// Runs turns to their ending: the turns in hand, their transfers, and endings that wait for the disk.
///
/// It runs each turn's ``TurnMachine``: shows the turn, journals and passes on its text, and returns what else is to
/// be done.
final class TurnRunner {
  private let environment: SessionEnvironment
  private let writer: HistoryWriter
  private let queue: SendQueue
  private var flights: [TurnID: Flight] = [:]
  /// The endings that are written, and those that wait for the disk.
  let endings: EndingWriter
  /// Counts turns that left: what was read from the history meanwhile is read again.
  private(set) var departures = 0
  private var isLeaving = false

  init(_ environment: SessionEnvironment, _ writer: HistoryWriter, _ queue: SendQueue) {
    self.environment = environment
    self.writer = writer
    self.queue = queue
    endings = EndingWriter(writer)
  }

  private var store: HistoryStore { environment.store }

  // MARK: Turns in hand

  var isIdle: Bool { flights.isEmpty }

  func isInHand(_ id: TurnID) -> Bool { flights[id] != nil }

  func view(of id: TurnID) -> TurnView? { flights[id]?.view }

  /// A turn that is newer here than on disk, without its text.
  func turn(_ id: TurnID) -> Turn? { flights[id]?.turn ?? endings.unsaved(id) }

  /// A turn that is newer here than on disk.
  func turnWithText(_ id: TurnID) -> Turn? { turn(id).map(store.withStreamedText) }

  // MARK: In

  /// Takes a turn that is stored next. Nothing is sent before ``dispatch(_:in:)``.
  ///
  /// - Returns: Whether its place in the queue came: it is to be stored as sent, then dispatched.
  func add(_ turn: Turn, _ outgoing: OutgoingPrompt, to context: CachedContext) -> Bool {
    let entry = SendQueue.Entry(
      turn: turn.id, conversation: turn.conversation, context: context.key,
      isExclusive: context.mode.remembersTurns)
    let machine = TurnMachine(
      turn: turn, serverRemembers: context.mode.remembersTurns,
      limit: outgoing.keepsText ? environment.profile.replyLimit : nil)
    let goesNow = queue.add(entry)
    flights[turn.id] = Flight(
      machine: machine, entry: entry, outgoing: outgoing, profile: context.profile,
      isMarkedSent: goesNow)
    return goesNow
  }

  func setPlace(_ view: TurnView) {
    flights[view.id]?.place = (view.alternatives, view.alternative)
  }

  // MARK: Out

  /// The waiting turns whose place came; they are to be dispatched.
  func startWaiting() -> [TurnID] { isLeaving ? [] : queue.start() }

  /// Sends a turn whose place came, after a last check of its context (`known`: it was read just now).
  func dispatch(_ id: TurnID, in known: CachedContext? = nil) async -> [RunnerAction] {
    guard let flight = flights[id] else { return [] }
    do throws(StoreError) {
      var latest = known
      if latest == nil { latest = try await writer.currentContext(flight.entry.context) }
      guard let context = latest else {
        return takeBack(
          id, .impossible(message: localized("The context of this prompt no longer exists.")))
      }
      let force = flight.outgoing.request.force
      if let reason = ContextLifecycle(context).refusal(at: environment.now, force: force) {
        return takeBack(id, reason)
      }
      let request = try await request(for: flight.turn, in: context)
      // After the program began to leave, or the turn was taken back, nothing may say that it was sent.
      guard !isLeaving, flight.turn.phase == .queued else { return [] }
      try await markSent(flight, contextID: context.contextID)
      guard flights[id] != nil, !isLeaving else { return [] }
      if flight.stopWasPressed { return takeBack(id, nil) }
      flight.request = request
      return apply(.dispatched(contextID: context.contextID), to: id)
    } catch {
      return takeBack(id, writer.refusal(after: error))
    }
  }

  private func request(
    for turn: Turn, in context: CachedContext
  ) async throws(StoreError) -> ChatRequest {
    var branch: [Turn] = []
    if !context.mode.remembersTurns, let parent = turn.parent {
      branch = try await store.path(to: parent)
        .map { endings.unsaved($0.id).map(store.withStreamedText) ?? $0 }
    }
    return RequestComposer.request(
      for: turn, after: branch, in: context, at: environment.now)
  }

  /// If the process is killed after this, it leaves a turn that says it may have been sent.
  private func markSent(_ flight: Flight, contextID: String) async throws(StoreError) {
    guard !flight.isMarkedSent || flight.turn.contextID != contextID else { return }
    var sending = flight.turn
    sending.phase = .sending
    sending.contextID = contextID
    sending.timings.sentAt = environment.now
    try await writer.write { try await $0.save(sending) }
    flight.isMarkedSent = true
  }

  // MARK: Stopping

  /// Stops the turn in flight of a conversation; `nil` if there is none.
  func stop(in conversation: ConversationID) -> [RunnerAction]? {
    queue.running.first { $0.conversation == conversation && flights[$0.turn] != nil }
      .map { stop($0.turn) }
  }

  /// Stops one turn, in flight or waiting.
  func stop(_ id: TurnID) -> [RunnerAction] {
    guard let flight = flights[id] else { return [] }
    guard queue.running.contains(flight.entry), flight.turn.phase == .queued else {
      return apply(.stopPressed, to: id)
    }
    flight.stopWasPressed = true
    return []
  }

  /// Takes back a turn that waits in the queue, for the user.
  func unqueue(_ id: TurnID) -> [RunnerAction] {
    guard let flight = flights[id], !queue.running.contains(flight.entry) else { return [] }
    return apply(.takenBack, to: id)
  }

  /// Takes back all turns of a context that wait.
  func takeBackWaiting(in context: ContextKey, _ reason: SendRefusal.Reason) -> [RunnerAction] {
    queue.waiting(in: context).flatMap { takeBack($0, reason) }
  }

  /// Takes back a turn that waits, or whose place just came, with the reason.
  private func takeBack(_ id: TurnID, _ reason: SendRefusal.Reason?) -> [RunnerAction] {
    flights[id]?.refusal = reason
    return apply(.takenBack, to: id)
  }

  /// Ends everything: the program leaves.
  func leave() -> [RunnerAction] {
    isLeaving = true
    return flights.keys.flatMap { apply(.interrupted, to: $0) }
  }

  // MARK: Events

  /// Passes an event to a turn's machine, and does what concerns the turn alone.
  func apply(_ event: TurnEvent, to id: TurnID) -> [RunnerAction] {
    guard let flight = flights[id] else { return [] }
    return flight.machine.apply(event, at: environment.now)
      .compactMap { carryOut($0, of: flight) }
  }

  /// Remembers a transfer that was started, so that it can be cancelled.
  func started(_ transfer: Task<Void, Never>, of id: TurnID) { flights[id]?.transfer = transfer }

  private func carryOut(_ action: TurnAction, of flight: Flight) -> RunnerAction? {
    switch action {
    case .emit(let deltas): emit(deltas, of: flight)
    case .show(let turn): show(turn, of: flight)
    case .cancelTransfer: flight.transfer?.cancel()
    case .openTransfer: return flight.request.map { .start(transfer($0, of: flight)) }
    case .contextAnswered: return .contextAnswered(flight.entry.context)
    case .contextLost: return .contextLost(flight.entry.context)
    case .sentWhole: return .sentWhole(flight.turn.conversation)
    case .storeEnding(let turn, let failure):
      // The journal still has the text now.
      let told = flight.outgoing.wantsWhole ? store.withStreamedText(turn) : turn
      return .storeEnding(turn, told: told, failure: failure)
    case .withdraw(let turn, let failure):
      if failure?.kind == .contextLost { flight.refusal = .lost }
      flight.overflow = failure?.overflow
      if let overflow = flight.overflow { flight.refusal = .tooLong(message: overflow.summary) }
      return .withdraw(turn)
    }
    return nil
  }

  private func emit(_ deltas: [TurnDelta], of flight: Flight) {
    if flight.outgoing.keepsText {
      // Not in the line of writes: this waits for no disk.
      do throws(StoreError) { try store.journal(deltas) } catch {
        // The whole text is in memory and is written with the ending.
        writer.failed(error)
      }
    }
    for delta in deltas {
      environment.tell(.delta(delta))
      flight.outgoing.channel?.put(.delta(delta))
    }
  }

  private func show(_ turn: Turn, of flight: Flight) {
    var view = flight.view
    view.turn = turn
    view.isTextTold = turn.timings.firstTokenAt != nil
    environment.tell(.turn(view))
    if case .waiting(let until, let reason) = turn.phase {
      flight.outgoing.channel?.put(.waiting(until: until, reason: reason))
    }
  }

  private func transfer(_ request: ChatRequest, of flight: Flight) -> Transfer {
    Transfer(
      turn: flight.entry.turn, request: request, profile: flight.profile,
      isStreamed: flight.outgoing.isStreamed,
      backlog: flight.outgoing.channel?.backlog ?? environment.backlog)
  }

  // MARK: Out of hand

  /// Lets go of a turn whose ending is on disk or that could not be stored.
  func remove(_ id: TurnID) -> Flight? {
    guard let flight = flights.removeValue(forKey: id) else { return nil }
    departures += 1
    queue.remove(id)
    return flight
  }

  /// Lets go of a turn that leaves the tree; turns that wait after it move up.
  func remove(withdrawn turn: Turn) -> Flight? {
    guard let flight = remove(turn.id) else { return nil }
    for other in flights.values where other.turn.parent == turn.id {
      other.machine.reparent(to: turn.parent)
    }
    return flight
  }
}
