import ChatModel
import ChatSession
import HistoryStore

/// The first thing that the chat opens, as the user named it.
enum ChatStart: Sendable, Equatable {
  case lastUsed
  /// A label or a server's id.
  case context(String)
  /// An id, the beginning of one, or `last`.
  case conversation(String)

  /// - Parameters:
  ///   - context: The value of `--context`, else that of `CTXCHAT_CONTEXT`.
  ///   - resumed: The value of `--resume`, which counts more.
  init(context: String?, resumed: String?) {
    self = resumed.map { .conversation($0) } ?? context.map { .context($0) } ?? .lastUsed
  }

  /// The same for the session.
  ///
  /// - Throws: ``CommandFailure`` if there is no such conversation.
  func launch(in store: HistoryStore) async throws(CommandFailure) -> SessionLaunch {
    switch self {
    case .lastUsed: return .lastUsed
    case .context(let name): return .context(name)
    case .conversation(let name):
      let all: [ConversationSummary]
      do throws(StoreError) { all = try await store.conversations() } catch {
        throw CommandFailure(error)
      }
      switch ConversationName.find(name, in: all) {
      case .success(let found): return .conversation(found.id)
      case .failure(let failure): throw failure
      }
    }
  }
}
