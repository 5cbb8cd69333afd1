/// The word before the caret that a completion can finish.
package struct CompletionPrefix: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case command, path }

  package var kind: Kind
  /// With its `/` or `@`.
  package var text: String
}
