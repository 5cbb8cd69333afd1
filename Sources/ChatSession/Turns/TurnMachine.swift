package import ChatModel
import ContextAPI
package import FoundationEssentials

/// One turn from Enter to its ending: a pure state machine. The controller tells it what happened and
/// carries out the actions that it returns; it knows no clock, no network and no disk.
///
/// The states are those of `TurnPhase`. Whatever comes, and in whatever order, a turn ends exactly once:
/// the ending is stored once, and events that come later change nothing.
package struct TurnMachine: Sendable {
  /// More choices than this are not kept; no server makes as many, and an index could be any number.
  package static let maxChoices = 128

  /// The turn as it stands, without the text of its reply: that is emitted, and nobody holds it here.
  package private(set) var turn: Turn
  /// Whether the server keeps the turns (session mode, and unknown mode which is treated as session).
  package let serverRemembers: Bool

  /// How many bytes of text may come; `nil`: any number.
  package let limit: Int?

  private var wasAnswered = false
  /// How many bytes of text came.
  private var byteCount = 0
  private var leftOut: [String] = []

  /// A machine for a turn that was stored and not sent.
  package init(turn: Turn, serverRemembers: Bool, limit: Int? = nil) {
    self.turn = turn
    self.serverRemembers = serverRemembers
    self.limit = limit
  }

  /// Takes note of an event and says what is to be done.
  package mutating func handle(_ event: TurnEvent, at now: Date) -> [TurnAction] {
    switch turn.phase {
    case .queued: whileQueued(event, at: now)
    case .sending, .waiting, .streaming: whileInFlight(event, at: now)
    case .stopping: whileStopping(event, at: now)
    case .ended: []
    }
  }

  /// Gives the turn, which waits in the queue, another place in the tree: the turn before it was taken out.
  package mutating func reparent(to parent: TurnID?) {
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
    case .opened, .delta, .usage, .model, .leftOut, .retrying, .transferEnded:
      return []
    }
  }

  private mutating func whileInFlight(_ event: TurnEvent, at now: Date) -> [TurnAction] {
    switch event {
    case .opened(let requestID):
      return opened(requestID, at: now)
    case .delta(let deltas):
      return receive(deltas, at: now)
    case .retrying(let until, let reason):
      // Text came, so the server ran it: a client that says so is mistaken.
      guard turn.phase != .streaming else { return [] }
      turn.phase = .waiting(until: until, reason: reason)
      return [.show(turn)]
    case .stopPressed:
      turn.phase = .stopping
      return [.show(turn), .cancelTransfer]
    case .interrupted:
      return [.cancelTransfer] + interrupted(at: now)
    case .transferEnded(let end):
      return ended(end, at: now)
    case .usage, .model, .leftOut:
      note(event)
      return []
    case .dispatched, .takenBack:
      return []
    }
  }

  private mutating func whileStopping(_ event: TurnEvent, at now: Date) -> [TurnAction] {
    switch event {
    case .opened(let requestID):
      return opened(requestID, at: now)
    case .delta(let deltas):
      // It was on its way when the transfer was closed; no word that came is dropped.
      return receive(deltas, at: now)
    case .transferEnded(let end):
      return ended(end, at: now)
    case .interrupted:
      return ended(.cancelled, at: now)
    case .usage, .model, .leftOut:
      note(event)
      return []
    case .dispatched, .takenBack, .retrying, .stopPressed:
      return []
    }
  }

  // MARK: What comes

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

  private mutating func note(_ event: TurnEvent) {
    switch event {
    case .usage(let usage): turn.usage = usage
    case .model(let model): turn.modelServed = model
    case .leftOut(let things): leftOut = things
    default: break
    }
  }

  private mutating func receive(_ deltas: [ChoiceDelta], at now: Date) -> [TurnAction] {
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
    if transferEnd == .finished { actions += answered() }
    let text = FailureText.text(for: ending, error: failure, leftOut: leftOut)
    return actions + end(ending, because: text, failure: failure, at: now)
  }

  /// The server has nothing of it and cannot take it: the prompt goes back into the user's hands.
  private mutating func withdrawn(failure: APIError, at now: Date) -> [TurnAction] {
    turn.phase = .ended(.failed)
    turn.timings.endedAt = now
    turn.failure = failure.message
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
