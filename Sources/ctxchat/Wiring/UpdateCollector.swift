import Basics
import ChatApp
import ChatModel

/// Collects the controller's updates, for commands that wait for their result.
final class UpdateCollector: Sendable {
  private let updates = Locked<[SessionUpdate]>([])

  /// Takes an update.
  func take(_ update: SessionUpdate) {
    // Streamed text is not for these commands.
    if case .delta = update { return }
    updates.withLock { $0.append(update) }
  }

  /// The updates since the last call.
  func drain() -> [SessionUpdate] {
    updates.withLock { updates in
      defer { updates = [] }
      return updates
    }
  }
}
