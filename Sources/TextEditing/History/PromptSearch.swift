/// An incremental search through the prompt history, as with Ctrl+R.
package struct PromptSearch: Sendable, Equatable {
  /// What was found, by its place in the history.
  package struct Match: Sendable, Equatable {
    package var index: Int
    package var text: String
  }

  package private(set) var query = ""
  /// What is found so far; stays when a longer query finds nothing.
  package private(set) var match: Match?
  /// Whether the query, or the last step, found nothing.
  package private(set) var isFailing = false

  private struct Stage: Equatable, Sendable {
    var query: String
    var match: Match?
    var isFailing: Bool
  }

  /// What each character of the query was typed upon.
  private var stages: [Stage] = []

  /// A search that has not begun.
  package init() {}

  /// Makes the query longer; a match that still holds it stays.
  package mutating func type(_ text: String, in history: PromptHistory) {
    for character in text {
      stages.append(Stage(query: query, match: match, isFailing: isFailing))
      query.append(character)
      if let match, PromptHistory.holds(match.text, query) { continue }
      take(history.search(query, before: match?.index))
    }
  }

  /// Takes the last character back, and what it had found.
  package mutating func deleteBackward() {
    guard let stage = stages.popLast() else { return }
    query = stage.query
    match = stage.match
    isFailing = stage.isFailing
  }

  /// The next older match: Ctrl+R again.
  package mutating func older(in history: PromptHistory) {
    guard !query.isEmpty else { return }
    take(history.search(query, before: match?.index))
  }

  /// The next newer match: Ctrl+S.
  package mutating func newer(in history: PromptHistory) {
    guard !query.isEmpty, let match else { return }
    take(history.search(query, after: match.index))
  }

  private mutating func take(_ found: (index: Int, text: String)?) {
    isFailing = found == nil
    if let found { match = Match(index: found.index, text: found.text) }
  }
}
