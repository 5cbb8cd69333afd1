package import ChatModel

/// A way back through the prompts of all conversations but one, page by page, that delivers each text once.
package struct PastPromptWalk: Hashable, Sendable {
  /// The conversation that is left out.
  package let besides: ConversationID
  /// Number of delivered pages.
  package internal(set) var pages = 0
  /// The delivered prompts, and those of the conversation's own history.
  var seen: Set<String>
  /// The number of the oldest turn that was checked.
  var place = Int.max

  /// Creates a way that begins with the newest.
  ///
  /// - Parameter known: Texts that need not be delivered.
  package init(besides: ConversationID, known: some Sequence<String> = []) {
    self.besides = besides
    seen = Set(known)
  }
}
