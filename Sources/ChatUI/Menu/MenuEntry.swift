package import ChatModel

/// A row of the context menu.
package struct MenuEntry: Sendable, Hashable {
  package let context: ContextKey
  /// `nil` for the row of the context itself.
  package let conversation: ConversationID?
  /// The characters of the label or title that the filter matched.
  let positions: [Int]

  /// The part that stays the same while the list is sorted and filtered.
  var identity: Identity { Identity(context: context, conversation: conversation) }

  struct Identity: Sendable, Hashable {
    let context: ContextKey
    let conversation: ConversationID?
  }
}
