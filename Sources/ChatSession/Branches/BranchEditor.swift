import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// Retry, edit, undo, alternatives, and the ways on from an unconfirmed turn.
///
/// With a prefix context these only choose what is sent next. A session context remembers what was said, so its
/// memory is rebuilt up to the turn before.
struct BranchEditor {
  let reader: ConversationReader

  private var environment: SessionEnvironment { reader.environment }
  private var store: HistoryStore { reader.store }

  func retry(_ id: TurnID) async throws(StoreError) -> BranchStep {
    guard let turn = try await endedTurn(id) else { return .nothing }
    return try await send(OutgoingPrompt(again: turn), insteadOf: turn)
  }

  func edit(_ id: TurnID, _ request: SendRequest) async throws(StoreError) -> BranchStep {
    guard let turn = try await endedTurn(id) else { return .nothing }
    return try await send(OutgoingPrompt(request, inPlaceOf: turn), insteadOf: turn)
  }

  func undo(_ id: ConversationID) async throws(StoreError) -> BranchStep {
    guard let head = try await store.conversation(id)?.head else {
      environment.notify(.info, localized("No turn to undo."), in: id)
      return .nothing
    }
    guard let turn = try await endedTurn(head) else { return .nothing }
    return try await show(turn.parent, of: id)
  }

  /// Shows another alternative: first the choices of the turn, then turns with the same parent.
  func flip(_ id: TurnID, step: Int) async throws(StoreError) -> BranchStep {
    guard let turn = try await endedTurn(id) else { return .nothing }
    let chosen = turn.chosen + step
    if turn.choices.indices.contains(chosen) {
      var flipped = turn
      flipped.chosen = chosen
      try await reader.writer.write { try await $0.save(flipped) }
      return .changed(turn.conversation)
    }
    let siblings = try await store.siblings(of: id)
    guard let place = siblings.firstIndex(where: { $0.id == id }),
      siblings.indices.contains(place + step)
    else { return .nothing }
    return try await show(branchOf: siblings[place + step])
  }

  /// Shows the branch of a turn, to the end where it was last gone on from.
  func show(branchOf id: TurnID) async throws(StoreError) -> BranchStep {
    guard let turn = try await endedTurn(id) else { return .nothing }
    return try await show(branchOf: turn)
  }

  func settle(_ id: TurnID, _ way: UnconfirmedWay) async throws(StoreError) -> BranchStep {
    guard let turn = try await endedTurn(id) else { return .nothing }
    guard turn.ending == .unconfirmed else {
      environment.notify(.info, localized("That turn is already settled."), in: turn.conversation)
      return .nothing
    }
    let again = OutgoingPrompt(again: turn)
    switch way {
    case .resend: return .submit(again)
    case .rebuild: return .make(.rewind(turn.conversation, to: turn.parent, then: again))
    case .carryOn:
      var settled = turn
      // Not failed, even without text: that is for turns that the server certainly does not have.
      settled.phase = .ended(.truncated)
      settled.failure = turn.failure.flatMap(FailureText.settled)
      try await reader.writer.write { try await $0.finish(settled) }
      // A context that was made after it certainly lacks it: nothing that did not end was replayed.
      guard RequestComposer.isReplayed(settled),
        let conversation = try await store.conversation(turn.conversation), conversation.head == id,
        let context = try await reader.writer.currentContext(conversation.context),
        context.mode.remembersTurns, context.contextID != turn.contextID
      else { return .changed(turn.conversation) }
      return .changed(conversation.id, lacking: context.key)
    }
  }

  /// The rebuild of a command, for a preview; `nil` if it has none.
  func verb(of command: SessionCommand) async throws(StoreError) -> ContextVerb? {
    if case .rebuild(let key, let pending) = command {
      return .rebuild(key, pending: pending)
    }
    guard case .settle(let id, .rebuild) = command else { return nil }
    return try await reader.turnNow(id).map { .rewind($0.conversation, to: $0.parent, then: nil) }
  }

  // MARK: Shared

  /// A turn that has ended; until it has, the user is told what to do.
  private func endedTurn(_ id: TurnID) async throws(StoreError) -> Turn? {
    guard let turn = try await reader.turnNow(id) else {
      environment.notify(.error, localized("That turn no longer exists."))
      return nil
    }
    if !turn.phase.isEnded, !reader.runner.isInHand(id) {
      environment.notify(.warning, localized("Another ctxchat is sending this turn."))
      return nil
    }
    if reader.queue.isBusy(turn.conversation) {
      environment.notify(
        .warning,
        localized("A reply is streaming in this conversation. Stop it, or wait until it ends."),
        in: turn.conversation)
      return nil
    }
    return turn
  }

  private func send(
    _ outgoing: OutgoingPrompt, insteadOf turn: Turn
  ) async throws(StoreError) -> BranchStep {
    try await memoryChanges(in: turn.conversation, to: turn.parent)
      ? .make(.rewind(turn.conversation, to: turn.parent, then: outgoing)) : .submit(outgoing)
  }

  private func show(branchOf turn: Turn) async throws(StoreError) -> BranchStep {
    try await show(try await store.newestLeaf(under: turn.id), of: turn.conversation)
  }

  /// Makes `head` the end of the visible branch.
  private func show(
    _ head: TurnID?, of id: ConversationID
  ) async throws(StoreError) -> BranchStep {
    if try await memoryChanges(in: id, to: head) {
      return .make(.rewind(id, to: head, then: nil))
    }
    await reader.registry.move(id, to: head)
    return .changed(id)
  }

  /// A server that remembers turns needs others for a branch that ends with `head`: turns that it may have leave the
  /// branch, or turns that count come back.
  private func memoryChanges(
    in id: ConversationID, to head: TurnID?
  ) async throws(StoreError) -> Bool {
    guard let conversation = try await store.conversation(id),
      let context = try await reader.writer.currentContext(conversation.context),
      context.mode.remembersTurns
    else { return false }
    let left = try await store.wholeBranch(of: id)
    var joined: [Turn] = []
    if let head { joined = try await store.path(to: head) }
    let common = zip(left, joined).prefix { $0.id == $1.id }.count
    return left.dropFirst(common).contains(where: RequestComposer.mayBeRemembered)
      || joined.dropFirst(common).contains(where: RequestComposer.isReplayed)
  }
}
