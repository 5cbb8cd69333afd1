package import ChatModel

/// A row of the context menu.
package struct MenuEntry: Sendable, Hashable {
  /// The context of the row, or of its conversation.
  package let context: ContextKey
  /// `nil` for the row of the context itself.
  package let conversation: ConversationID?
  /// A context of the server that is not recorded here; then `context` is nobody's.
  package let found: FoundContext?
  /// The characters of the label or title that the filter matched.
  let positions: [Int]

  init(
    context: ContextKey, conversation: ConversationID? = nil, found: FoundContext? = nil,
    positions: [Int] = []
  ) {
    self.context = context
    self.conversation = conversation
    self.found = found
    self.positions = positions
  }

  /// The row of a context that is not recorded here.
  init(_ found: FoundContext, positions: [Int] = []) {
    self.init(
      context: ContextKey(rawValue: "\(found.profile)/\(found.context.id)"), found: found,
      positions: positions)
  }

  /// The part that stays the same while the list is sorted and filtered.
  var identity: Identity { Identity(context: context, conversation: conversation) }

  struct Identity: Sendable, Hashable {
    let context: ContextKey
    let conversation: ConversationID?
  }
}
