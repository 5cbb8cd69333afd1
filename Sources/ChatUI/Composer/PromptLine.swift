import TextEditing

/// A question on the row above the composer, with the keyboard in it.
package enum PromptLine: Sendable, Equatable {
  /// The prompts of the past.
  case history(HistorySearch)
  /// The transcript on screen.
  case find(LineField)
}

/// A search backwards through the prompts.
package struct HistorySearch: Sendable, Equatable {
  package var query = LineField()
  /// The prompt that was found.
  package private(set) var found: String?
  private var index: Int?

  /// Looks for the newest prompt that holds the query.
  mutating func restart(in history: PromptHistory) {
    index = nil
    found = nil
    guard !query.isEmpty else { return }
    take(history.search(query.text, before: nil))
  }

  /// Looks for an older one.
  mutating func goOlder(in history: PromptHistory) {
    guard !query.isEmpty, let index else { return }
    take(history.search(query.text, before: index))
  }

  private mutating func take(_ match: (index: Int, text: String)?) {
    guard let match else { return }
    index = match.index
    found = match.text
  }
}
