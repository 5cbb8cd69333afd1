import Wording

/// A question of the set-up, for the screen and for the line mode alike.
package struct SetupQuestion: Sendable, Equatable {
  /// Something to choose.
  package struct Row: Sendable, Equatable {
    /// The answer in words.
    package let title: String
    /// Its meaning, or an example; empty if the title says it.
    package let detail: String

    init(_ title: String, _ detail: String = "") {
      self.title = title
      self.detail = detail
    }
  }

  /// The form of the answer.
  package enum Kind: Sendable, Equatable {
    /// One of these; the one that Enter takes at first.
    case choice([Row], standard: Int)
    case text(TextQuestion)
    /// Something is under way.
    case waiting
  }

  /// The question in one sentence.
  package let title: String
  /// To read before answering.
  package var lines: [String] = []
  /// The problem with the last answer.
  package var problem: String?
  /// The form of the answer.
  package let kind: Kind
}

/// A question with a text for an answer.
package struct TextQuestion: Sendable, Equatable {
  /// The text that is there at first; always empty for a secret.
  var value = ""
  /// True if no character of it may be seen.
  package var isSecret = false
  /// Shown while there is no text.
  package var placeholder = ""
  /// Texts to choose from.
  package var suggestions: [SetupQuestion.Row] = []
  /// True if typing leaves out the suggestions without the text.
  var filters = false

  /// The answer of who just presses Enter; `nil` if there is none.
  package var standard: String? { value.isEmpty ? suggestions.first?.title : value }

  /// The texts that Enter can take while this is typed. The typed text itself is among them.
  func rows(for typed: String) -> [SetupQuestion.Row] {
    let typed = typed.trimmed
    guard !typed.isEmpty, !suggestions.isEmpty else { return suggestions }
    if suggestions.contains(where: { $0.title == typed }), !filters { return suggestions }
    let own = SetupQuestion.Row(typed, localized("as typed"))
    guard filters else { return [own] + suggestions }
    let exact = suggestions.filter { $0.title == typed }
    let found = suggestions.filter {
      $0.title != typed && $0.title.lowercased().contains(typed.lowercased())
    }
    return exact.isEmpty ? found + [own] : exact + found
  }

  /// The row that is chosen at first.
  func standardRow(for typed: String) -> Int {
    rows(for: typed).firstIndex { $0.title == typed.trimmed && !filters } ?? 0
  }
}
