/// The word before the caret that a completion can finish.
package struct CompletionPrefix: Sendable, Equatable {
  /// The kind of word that is completed.
  package enum Kind: Sendable, Equatable {
    /// `/cmd` at the very start of the text.
    case command
    /// `@path` anywhere.
    case path
  }

  /// The kind of the word.
  package var kind: Kind
  /// With its `/` or `@`.
  package var text: String

  /// Creates a prefix.
  package init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}
