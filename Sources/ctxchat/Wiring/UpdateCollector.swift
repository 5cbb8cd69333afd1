import Basics
import ChatApp
import ChatModel

/// Keeps what the controller tells, for commands that wait for the end of what they asked for.
final class UpdateCollector: Sendable {
  private let updates = Locked<[SessionUpdate]>([])

  /// Takes an update.
  func take(_ update: SessionUpdate) {
    // Streamed text is not for these commands.
    if case .delta = update { return }
    updates.withLock { $0.append(update) }
  }

  /// What was told since the last call.
  func drain() -> [SessionUpdate] {
    updates.withLock { updates in
      defer { updates = [] }
      return updates
    }
  }
}
