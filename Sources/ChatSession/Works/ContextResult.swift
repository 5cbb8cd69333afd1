import ChatModel
import HistoryStore

/// A result of ``ContextWorks``, with which the session continues.
enum ContextResult: Sendable {
  case created(ContextKey)
  case rebuilt(Rebuild)
  case forked(ConversationArchive)
  /// Prompts to this context need not wait any more.
  case letGo(ContextKey)
}
