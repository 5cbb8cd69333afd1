import ChatModel
import FoundationEssentials

/// A conversation as `history list --json` prints it. Its names, in snake case, are a
/// promise.
struct ConversationReport: Encodable {
  let id: String
  let title: String
  let context: String
  let turns: Int
  let updatedAt: Date
  let unread: Bool

  init(_ conversation: ConversationSummary, context: String) {
    id = conversation.id.rawValue
    title = conversation.title
    self.context = context
    turns = conversation.turnCount
    updatedAt = conversation.updatedAt
    unread = conversation.isUnread
  }
}
