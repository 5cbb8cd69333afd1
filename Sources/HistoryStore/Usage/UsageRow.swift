package import ChatModel
package import FoundationEssentials

/// Token sums of a turn, a conversation or a context, as servers said them.
///
/// In sums, a turn's cached tokens count as at most its prompt tokens, because the prompt includes
/// them.
package struct UsageRow: Hashable, Sendable {
  /// The context that it belongs to.
  package var context: ContextKey
  /// The conversation; `nil` in the row of a context.
  package var conversation: ConversationID?
  /// The turn; `nil` in the rows of a conversation and a context.
  package var turn: TurnID?
  /// The beginning of a turn's prompt, a conversation's title, a context's label.
  package var label: String
  /// Sums over the turns that have usage.
  package var usage: Usage
  /// Number of turns with usage.
  package var turns: Int
  /// The usage of creating the context's present id; only in the row of a context.
  package var creation: Usage?
  /// When the turn was written, the conversation or the context made.
  package var date: Date
}
