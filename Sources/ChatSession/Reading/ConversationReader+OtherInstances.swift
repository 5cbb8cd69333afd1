import ChatModel
import EventLoops
import FoundationEssentials
import HistoryStore
import Wording

/// Other instances of the program write into the same history, and may leave turns open when they die.
extension ConversationReader {
  /// Seconds between two looks at a reply that another instance receives: its text goes to a file whose changes are
  /// not announced.
  static let followingPause = 0.25

  // MARK: Alive

  /// Reports, until ``leave()``, each time that another process has written into the history.
  ///
  /// - Parameter report: Must not hold the session, which would then never end by itself.
  func watchChanges(_ report: @escaping @Sendable () async -> Void) {
    watching?.cancel()
    let changes = store.changes()
    watching = Task(executorPreference: environment.loop) {
      for await _ in changes { await report() }
    }
  }

  /// Tells what another instance has changed.
  func otherInstanceWrote() async {
    guard !isLeaving else { return }
    if let trouble = store.trouble { writer.failed(trouble) }
    await registry.announce()
    await lookAgain()
  }

  private func lookAgain() async {
    let before = shownPage
    guard let id = shown, !queue.isBusy(id), let snapshot = try? await snapshot(of: id),
      id == shown
    else { return }
    if shownPage != before { environment.tell(.branch(snapshot)) }
    follow(snapshot)
  }

  /// Tells what the history, opened again, holds now.
  func lookAnew() async {
    let broken = await endBrokenIfPossible()
    await registry.announceAgain()
    tellBroken(broken)
    if let shown { await tellBranch(shown) }
  }

  /// Looks again after a pause if another instance receives a reply.
  func follow(_ snapshot: ConversationSnapshot, isolation: isolated (any Actor)? = #isolation) {
    let foreign = snapshot.turns.last(where: \.isElsewhere)?.id
    guard following == nil, !isLeaving, let foreign else { return }
    following = environment.loop.begin {
      try? await self.environment.clock.sleep(seconds: ConversationReader.followingPause)
      await self.continueFollowing(foreign)
    }
  }

  private func continueFollowing(_ turn: TurnID) async {
    following = nil
    guard !isLeaving else { return }
    // If that instance has died, its turn is ended here.
    _ = try? await turnNow(turn)
    await lookAgain()
  }

  // MARK: Dead

  /// A turn as it is now. A turn in flight of an instance that died is ended first.
  ///
  /// - Parameter withText: Whether the text of its reply, which may be long, is wanted.
  func turnNow(_ id: TurnID, withText: Bool = true) async throws(StoreError) -> Turn? {
    if let own = runner.turn(id) { return withText ? store.withStreamedText(own) : own }
    let turn = try await withText ? store.turn(id) : store.turnWithoutText(id)
    guard let turn, !turn.phase.isEnded else { return turn }
    let broken = try await endBroken()
    tellBroken(broken, by: localized("Another ctxchat"))
    for conversation in Set(broken.map(\.conversation)) { await tellBranch(conversation) }
    if !broken.isEmpty { registry.announceSoon() }
    return try await withText ? store.turn(id) : store.turnWithoutText(id)
  }

  /// The turn that a prompt goes after, if that is the last of its conversation.
  func lastTurn(before destination: Destination) async throws(StoreError) -> Turn? {
    guard case .head = destination.outgoing.place, let head = destination.conversation.head
    else { return nil }
    return try await turnNow(head, withText: false)
  }

  /// Ends what earlier runs left in flight; while the history cannot be written, it stays as it is.
  func endBrokenIfPossible() async -> [Turn] {
    guard store.trouble == nil else { return [] }
    do throws(StoreError) { return try await endBroken() } catch {
      writer.failed(error)
      return []
    }
  }

  private func endBroken() async throws(StoreError) -> [Turn] {
    let now = environment.now
    return try await writer.write { try await $0.recoverInterrupted(at: now) }
  }

  func tellBroken(_ turns: [Turn], by program: String = localized("The program")) {
    guard !turns.isEmpty else { return }
    let count = turns.count == 1 ? localized("1 turn was") : localized("\(turns.count) turns were")
    let advice =
      turns.contains { $0.ending == .unconfirmed }
      ? localized("Settle the unconfirmed ones before you continue.")
      : localized("The text so far is kept.")
    environment.notify(
      .warning, localized("\(program) was interrupted: \(count) in flight. \(advice)"))
  }
}
