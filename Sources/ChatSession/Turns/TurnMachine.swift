import ChatModel
import ContextAPI
import FoundationEssentials

/// One turn from Enter to its ending: a pure state machine. ``TurnRunner`` gives it events and carries out the
/// actions that it returns; it uses no clock, no network and no disk.
///
/// The states are those of `TurnPhase`. Events may come in any order: a turn ends exactly once, its ending is stored
/// once, and later events change nothing.
struct TurnMachine: Sendable {
  /// Choices above this number are dropped: no server makes as many, and an index could be any number.
  static let maxChoices = 128

  /// The turn now, without the text of its reply: the text is emitted and not kept here.
  private(set) var turn: Turn
  /// The server keeps the turns (session mode; unknown mode is treated as session).
  let serverRemembers: Bool

  /// The most bytes of text; `nil`: no limit.
  let limit: Int?

  private var wasAnswered = false
  /// The bytes of text received.
  private var byteCount = 0
  private var leftOut: [String] = []

  /// A machine for a turn that is stored and not sent.
  init(turn: Turn, serverRemembers: Bool, limit: Int? = nil) {
    self.turn = turn
    self.serverRemembers = serverRemembers
    self.limit = limit
  }

  /// Changes the turn by an event, and returns what to do.
  mutating func apply(_ event: TurnEvent, at now: Date) -> [TurnAction] {
    switch turn.phase {
    case .queued: whileQueued(event, at: now)
    case .sending, .waiting, .streaming, .stopping: whileInFlight(event, at: now)
    case .ended: []
    }
  }

  /// Moves a queued turn to another place in the tree: the turn before it was removed.
  mutating func reparent(to parent: TurnID?) {
    if turn.phase == .queued { turn.parent = parent }
  }

  // MARK: States

  private mutating func whileQueued(_ event: TurnEvent, at now: Date) -> [TurnAction] {
    switch event {
    case .dispatched(let contextID):
      turn.contextID = contextID
      turn.phase = .sending
      turn.timings.sentAt = now
      return [.show(turn), .openTransfer]
    case .takenBack, .stopPressed:
      turn.phase = .ended(.stopped)
      turn.timings.endedAt = now
      return [.withdraw(turn, failure: nil)]
    case .interrupted:
      return end(.failed, because: FailureText.notSent, at: now)
    case .opened, .delta, .usage, .model, .node, .sentWhole, .leftOut, .retrying, .transferEnded:
      return []
    }
  }

  private mutating func whileInFlight(_ event: TurnEvent, at now: Date) -> [TurnAction] {
    let isStopping = turn.phase == .stopping
    switch event {
    case .opened(let requestID):
      return opened(requestID, at: now)
    case .delta(let deltas):
      // Also while it stops: it was received before the transfer was closed, and no text is dropped.
      return append(deltas, at: now)
    case .retrying(let until, let reason):
      // If the server has sent text, it ran the turn: then it is not sent again.
      guard !isStopping, turn.phase != .streaming else { return [] }
      turn.phase = .waiting(until: until, reason: reason)
      return [.show(turn)]
    case .stopPressed:
      guard !isStopping else { return [] }
      turn.phase = .stopping
      return [.show(turn), .cancelTransfer]
    case .interrupted:
      return isStopping ? ended(.cancelled, at: now) : [.cancelTransfer] + interrupted(at: now)
    case .transferEnded(let end):
      return ended(end, at: now)
    case .usage(let usage): turn.usage = usage
    case .model(let model): turn.modelServed = model
    case .node(let node): turn.node = node
    case .sentWhole: return [.sentWhole]
    case .leftOut(let things): leftOut = things
    case .dispatched, .takenBack: break
    }
    return []
  }

  // MARK: Receiving

  private mutating func opened(_ requestID: String?, at now: Date) -> [TurnAction] {
    if let requestID { turn.requestID = requestID }
    var actions: [TurnAction] = []
    if case .waiting = turn.phase {
      turn.phase = .sending
      actions.append(.show(turn))
    }
    return actions + answered()
  }

  private mutating func answered() -> [TurnAction] {
    guard !wasAnswered else { return [] }
    wasAnswered = true
    return [.contextAnswered]
  }

  private mutating func append(_ deltas: [ChoiceDelta], at now: Date) -> [TurnAction] {
    var actions = answered()
    let hasText = deltas.contains { !$0.content.isEmpty || !$0.reasoning.isEmpty }
    if hasText, turn.timings.firstTokenAt == nil {
      turn.timings.firstTokenAt = now
      if turn.phase != .stopping {
        turn.phase = .streaming
        actions.append(.show(turn))
      }
    }
    var texts: [TurnDelta] = []
    texts.reserveCapacity(deltas.count)
    for delta in deltas where (0..<Self.maxChoices).contains(delta.index) {
      if let text = append(delta) { texts.append(text) }
    }
    if !texts.isEmpty { actions.append(.emit(texts)) }
    guard let limit, byteCount > limit, turn.choices.contains(where: { $0.finishReason == nil })
    else { return actions }
    let error = APIError(
      .protocolViolation, requestWasSent: true, message: FailureText.tooLong(limit: limit))
    return actions + [.cancelTransfer] + ended(.failed(error), at: now)
  }

  private mutating func append(_ delta: ChoiceDelta) -> TurnDelta? {
    while turn.choices.count <= delta.index { turn.choices.append(Choice()) }
    if let reason = delta.finishReason { turn.choices[delta.index].finishReason = reason }
    guard !delta.content.isEmpty || !delta.reasoning.isEmpty else { return nil }
    byteCount += delta.content.utf8.count + delta.reasoning.utf8.count
    return TurnDelta(
      turn: turn.id, conversation: turn.conversation, choice: delta.index,
      content: delta.content, reasoning: delta.reasoning)
  }

  // MARK: Ending

  private mutating func interrupted(at now: Date) -> [TurnAction] {
    if case .waiting(let until, _) = turn.phase, now < until {
      return end(.failed, because: FailureText.notSent, at: now)
    }
    return ended(.cancelled, at: now)
  }

  private mutating func ended(_ transferEnd: TransferEnd, at now: Date) -> [TurnAction] {
    let rule = EndingRule(
      serverRemembers: serverRemembers,
      finishReason: turn.choices.indices.contains(turn.chosen)
        ? turn.choices[turn.chosen].finishReason : nil,
      hasText: turn.timings.firstTokenAt != nil, stopPressed: turn.phase == .stopping)
    let ending = rule.ending(for: transferEnd)
    var failure: APIError?
    var actions: [TurnAction] = []
    if case .failed(let error) = transferEnd {
      failure = error
      if let requestID = error.requestID { turn.requestID = requestID }
      if error.kind == .contextLost {
        actions.append(.contextLost)
        if ending == .failed, turn.timings.firstTokenAt == nil {
          return actions + withdrawn(failure: error, at: now)
        }
      }
    }
    // A rebuild with fewer turns helps, and the prompt goes with it; not once there is text, which stays with it.
    if failure?.overflow != nil, serverRemembers, ending == .failed,
      turn.timings.firstTokenAt == nil
    {
      return actions + withdrawn(failure: failure, at: now)
    }
    if transferEnd == .finished { actions += answered() }
    let text = FailureText.text(for: ending, error: failure, leftOut: leftOut)
    return actions + end(ending, because: text, failure: failure, at: now)
  }

  /// The server does not have the turn and cannot take it: the prompt goes back to the user.
  private mutating func withdrawn(failure: APIError?, at now: Date) -> [TurnAction] {
    turn.phase = .ended(.failed)
    turn.timings.endedAt = now
    turn.failure = failure?.message
    return [.withdraw(turn, failure: failure)]
  }

  private mutating func end(
    _ ending: TurnEnding, because text: String?, failure: APIError? = nil, at now: Date
  ) -> [TurnAction] {
    turn.phase = .ended(ending)
    turn.timings.endedAt = now
    turn.failure = text
    return [.show(turn), .storeEnding(turn, failure: failure)]
  }
}
