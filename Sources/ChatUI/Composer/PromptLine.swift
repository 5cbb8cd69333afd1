/// A question on the row above the composer, with the keyboard in it.
package enum PromptLine: Sendable, Equatable {
  /// The prompts of the past.
  case history(PromptSearch)
  /// The transcript on screen.
  case find(LineField)
}
