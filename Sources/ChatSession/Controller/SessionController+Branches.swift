import ChatModel
import FoundationEssentials
import HistoryStore

/// Retry, edit, undo, alternatives and the ways on from an unconfirmed turn.
///
/// With a prefix context these only choose what is sent next. A session context remembers what was said,
/// so the memory is made anew up to the turn before; the user is told so.
extension SessionController {
  func retry(_ id: TurnID, _ agreement: Agreement?) async throws(StoreError) {
    guard let turn = try await endedTurn(id) else { return }
    let again = OutgoingPrompt(again: turn)
    try await ask(again, insteadOf: turn, for: .retry(id), agreement)
  }

  func edit(
    _ id: TurnID, _ request: SendRequest, _ agreement: Agreement?
  ) async throws(StoreError) {
    guard let turn = try await endedTurn(id) else { return }
    let edited = OutgoingPrompt(request, inPlaceOf: turn)
    try await ask(edited, insteadOf: turn, for: .edit(id, request), agreement)
  }

  func undo(_ id: ConversationID, _ agreement: Agreement?) async throws(StoreError) {
    guard let head = try await store.conversation(id)?.head else {
      notify(.info, "There is no turn to undo.", in: id)
      return
    }
    guard let turn = try await endedTurn(head) else { return }
    try await show(turn.parent, of: id, for: .undo(id), agreement)
  }

  /// Shows another alternative: choices first, then turns with the same parent.
  func flip(_ id: TurnID, step: Int, _ agreement: Agreement?) async throws(StoreError) {
    guard let turn = try await endedTurn(id) else { return }
    let chosen = turn.chosen + step
    if turn.choices.indices.contains(chosen) {
      var flipped = turn
      flipped.chosen = chosen
      try await writer.write { [flipped] (store) async throws(StoreError) in
        try await store.save(flipped)
      }
      return await tellBranch(turn.conversation)
    }
    let siblings = try await store.siblings(of: id)
    guard let place = siblings.firstIndex(where: { $0.id == id }),
      siblings.indices.contains(place + step)
    else { return }
    let leaf = try await store.newestLeaf(under: siblings[place + step].id)
    let command = SessionCommand.flipAlternative(id, step: step)
    try await show(leaf, of: turn.conversation, for: command, agreement)
  }

  func settle(
    _ id: TurnID, _ way: UnconfirmedWay, _ agreement: Agreement?
  ) async throws(StoreError) {
    guard let turn = try await endedTurn(id) else { return }
    guard turn.ending == .unconfirmed else {
      notify(.info, "That turn is settled already.", in: turn.conversation)
      return
    }
    switch way {
    case .resend: await submit(OutgoingPrompt(again: turn))
    case .rebuild:
      try await rewind(
        turn.conversation, to: turn.parent, OutgoingPrompt(again: turn), for: .settle(id, way),
        agreement)
    case .carryOn:
      var settled = turn
      // Not failed, even without a word: that is for turns that the server certainly does not hold.
      settled.phase = .ended(.truncated)
      settled.failure = turn.failure.flatMap(FailureText.settled)
      try await writer.write { [settled] (store) async throws(StoreError) in
        try await store.finish(settled)
      }
      await tellBranch(turn.conversation)
      await announce()
    }
  }

  // MARK: Common to them

  /// A turn that has ended; while it has not, the user is told what to do.
  private func endedTurn(_ id: TurnID) async throws(StoreError) -> Turn? {
    guard let turn = try await turnNow(id) else {
      notify(.error, "That turn is no longer there.")
      return nil
    }
    if !turn.phase.isEnded, !runner.isInHand(id) {
      notify(.warning, "Another instance of the program is at work on this turn.")
      return nil
    }
    if queue.isBusy(turn.conversation) {
      notify(
        .warning, "A reply is coming in this conversation. Stop it or wait for its end.",
        in: turn.conversation)
      return nil
    }
    return turn
  }

  private func context(of id: ConversationID) async throws(StoreError) -> CachedContext? {
    guard let conversation = try await store.conversation(id) else { return nil }
    return try await writer.currentContext(conversation.context)
  }

  /// Asks in the place of a turn.
  private func ask(
    _ outgoing: OutgoingPrompt, insteadOf turn: Turn, for command: SessionCommand,
    _ agreement: Agreement?
  ) async throws(StoreError) {
    if try await memoryChanges(in: turn.conversation, to: turn.parent) {
      try await rewind(turn.conversation, to: turn.parent, outgoing, for: command, agreement)
    } else {
      await submit(outgoing)
    }
  }

  /// Whether a server that remembers turns would have to hold others for a branch that ends with `head`:
  /// turns that it may hold are left, or turns that count are gone back to.
  private func memoryChanges(
    in id: ConversationID, to head: TurnID?
  ) async throws(StoreError) -> Bool {
    guard let context = try await context(of: id), context.mode.remembersTurns else { return false }
    let left = try await store.wholeBranch(of: id)
    var joined: [Turn] = []
    if let head { joined = try await store.path(to: head) }
    let common = zip(left, joined).prefix { $0.id == $1.id }.count
    return left.dropFirst(common).contains(where: RequestComposer.mayBeRemembered)
      || joined.dropFirst(common).contains(where: RequestComposer.isReplayed)
  }

  /// Makes `head` the end of the visible branch.
  private func show(
    _ head: TurnID?, of id: ConversationID, for command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    if try await memoryChanges(in: id, to: head) {
      try await rewind(id, to: head, nil, for: command, agreement)
    } else {
      await move(id, to: head)
      await tellBranch(id)
      await announce()
    }
  }

  private func rewind(
    _ id: ConversationID, to head: TurnID?, _ outgoing: OutgoingPrompt?,
    for command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    guard var rebuild = try await rewinding(id, to: head) else { return }
    rebuild.then = outgoing
    try await self.rebuild(rebuild, for: command, agreement)
  }

  /// What makes the memory end with `head`; `nil` when the conversation is gone.
  func rewinding(_ id: ConversationID, to head: TurnID?) async throws(StoreError) -> Rebuild? {
    guard let context = try await context(of: id) else { return nil }
    var rebuild = Rebuild(context: context.key, reason: .rewound)
    rebuild.conversation = id
    rebuild.upTo = .some(head)
    rebuild.because =
      "“\(context.label)” is a session context and cannot forget a turn, so it is rebuilt up to the"
      + " turn before."
    return rebuild
  }
}
