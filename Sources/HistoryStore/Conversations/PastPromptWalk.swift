package import ChatModel

/// A way back through the prompts of all conversations but one, page by page, that tells each text once.
package struct PastPromptWalk: Hashable, Sendable {
  /// The conversation that is left out.
  package let besides: ConversationID
  /// How many pages were told.
  package internal(set) var pages = 0
  /// What was told, and what the conversation's own history has.
  var seen: Set<String>
  /// The number of the oldest turn that was looked at.
  var place = Int.max

  /// A way that begins with the newest.
  ///
  /// - Parameter known: Texts that need not be told.
  package init(besides: ConversationID, known: some Sequence<String> = []) {
    self.besides = besides
    seen = Set(known)
  }
}
