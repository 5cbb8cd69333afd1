import ChatModel
import FoundationEssentials
import HistoryStore

/// What other processes do with the same database.
extension SessionController {
  /// Seconds between two looks at a reply that comes in at another instance: its text goes to a file that nobody
  /// tells of.
  static let followingPause = 0.25

  /// Follows what other processes write into the database.
  func watchChanges() {
    guard watcher == nil else { return }
    let changes = store.changes()
    watcher = Task { [weak self] in
      for await _ in changes {
        guard let self else { return }
        await self.otherInstanceWrote()
      }
    }
  }

  private func otherInstanceWrote() async {
    guard !isLeaving else { return }
    if let trouble = store.trouble { writer.failed(trouble) }
    await announce()
    await lookAgain()
  }

  /// Tells what has changed of the conversation on screen.
  private func lookAgain() async {
    let before = shownPage
    guard let shown, !queue.isBusy(shown), let snapshot = try? await snapshot(of: shown),
      shown == self.shown
    else { return }
    if Self.fingerprint(of: snapshot) != before { tell(.branch(snapshot)) }
    follow(snapshot)
  }

  /// Looks again in a while if a reply comes in at another instance.
  func follow(_ snapshot: ConversationSnapshot) {
    guard follower == nil, !isLeaving, let foreign = foreignTurn(in: snapshot) else { return }
    follower = Task { [clock, weak self] in
      try? await clock.sleep(seconds: Self.followingPause)
      await self?.goOnFollowing(foreign)
    }
  }

  private func goOnFollowing(_ turn: TurnID) async {
    follower = nil
    guard !isLeaving else { return }
    // Should that instance have died, its turn is ended here.
    _ = try? await turnNow(turn)
    await lookAgain()
  }

  private func foreignTurn(in snapshot: ConversationSnapshot) -> TurnID? {
    snapshot.turns.last { !$0.turn.phase.isEnded && !runner.isInHand($0.id) }?.id
  }
}
