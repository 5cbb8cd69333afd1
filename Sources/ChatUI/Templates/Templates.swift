import TextEditing

/// The prompt templates: which there are, and what their places stand for.
package struct Templates: Sendable {
  /// The templates as they were listed last.
  package private(set) var list = TemplateList()
  /// The text that was copied last, or the message that had the keys last.
  private var selection: String?
  /// The text that was copied last.
  private var clipboard: String?
  /// True while the composer begins a command.
  private var sawCommand = false

  /// Looks at the composer; true if the list is to be read again, because a command begins.
  mutating func begins(_ editor: TextEditor) -> Bool {
    let before = sawCommand
    sawCommand = editor.beginsCommand
    return sawCommand && !before
  }

  /// Takes the list; returns what is wrong in it and was not known yet. `nil` if nothing changed.
  mutating func take(_ new: TemplateList) -> [String]? {
    guard new != list else { return nil }
    let known = Set(list.problems)
    list = new
    return new.problems.filter { !known.contains($0) }
  }

  /// Takes what was copied.
  mutating func copied(_ text: String) {
    selection = text
    clipboard = text
  }

  /// Takes the message that had the keys.
  mutating func left(_ message: String?) {
    if let message, !message.isEmpty { selection = message }
  }

  /// The present texts for the places of a template.
  func values(input: String) -> PromptTemplate.Values {
    PromptTemplate.Values(input: input, selection: selection, clipboard: clipboard)
  }
}
