import ArgumentParser

/// A kind of words that this program keeps, for completing the value of an option or an argument.
enum WordKind: String, CaseIterable {
  case contexts
  case trashedContexts = "trashed-contexts"
  case conversations
  case trashedConversations = "trashed-conversations"
  case profiles
  case recipes
  case models
  case addresses
}

extension CompletionKind {
  /// Words of a kind. The parser's description of a command carries the kind as a text.
  static func words(_ kind: WordKind) -> CompletionKind { .shellCommand(kind.rawValue) }

  /// A text or a number of the user's own: nothing is offered.
  static var ownWords: CompletionKind { .list([]) }
}
