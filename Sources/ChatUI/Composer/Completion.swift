import TextEditing

/// The completions of the text before the caret.
package struct Completion: Sendable {
  /// The list above the composer; `nil` if nothing fits the text.
  package private(set) var popup: CompletionPopup?
  /// True if the text or the caret changed since completions were looked up.
  private var isStale = false

  mutating func textChanged() { isStale = true }

  mutating func close() {
    popup = nil
    isStale = false
  }

  /// Offers what fits the text before the caret, or gives the beginning of a path, whose folder has to be read. Only a
  /// short text that begins with a slash is read whole.
  mutating func refresh(for editor: TextEditor, contexts: ContextList, templates: [String])
    -> String?
  {
    guard isStale else { return nil }
    isStale = false
    popup = CommandCompletion.popup(for: editor, contexts: contexts, templates: templates)
    return popup == nil ? Self.path(at: editor)?.path : nil
  }

  /// Shows paths, unless the caret has moved on since they were asked for.
  mutating func offer(_ paths: [String], for path: String, in editor: TextEditor) {
    guard let place = Self.path(at: editor), place.path == path else { return }
    // A longer list that comes later does not take the choice away.
    if let popup, popup.isTouched, popup.target == .word(place.prefix) { return }
    let items = paths.prefix(50).map {
      CompletionPopup.Item(text: MentionSyntax.mention(of: $0), detail: "")
    }
    popup = paths == [path] ? nil : CompletionPopup(.word(place.prefix), items)
  }

  /// Moves in the list; false if there is none.
  mutating func move(by step: Int) -> Bool { popup?.move(by: step) != nil }

  /// The beginning of a path before the caret.
  static func path(at editor: TextEditor) -> (prefix: CompletionPrefix, path: String)? {
    guard let prefix = editor.completionPrefix, prefix.kind == .path else { return nil }
    return (prefix, MentionSyntax.path(of: prefix.text))
  }
}
