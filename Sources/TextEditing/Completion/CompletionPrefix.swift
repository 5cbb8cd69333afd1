/// The word before the caret that a completion can finish.
package struct CompletionPrefix: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `/cmd` at the very start of the text.
    case command
    /// `@path` anywhere.
    case path
  }

  package var kind: Kind
  /// With its `/` or `@`.
  package var text: String

  package init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}
