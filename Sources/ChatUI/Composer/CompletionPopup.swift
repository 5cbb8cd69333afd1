package import TextEditing

/// A list above the composer: completions of the word before the caret.
package struct CompletionPopup: Sendable, Equatable {
  /// One completion.
  package struct Item: Sendable, Hashable {
    /// The text that replaces the word.
    package let text: String
    /// Its meaning.
    package let detail: String
  }

  /// The part of the text that a completion replaces.
  package enum Target: Sendable, Equatable {
    case word(CompletionPrefix)
    /// The whole text, because what is completed follows a command.
    case line
  }

  /// The part of the text that the chosen item replaces.
  package let target: Target
  /// The completions, the best first; never empty.
  package private(set) var items: [Item]
  /// The index of the chosen item.
  package private(set) var selected = 0
  /// True once the user moved in the list: then Enter takes the item.
  package private(set) var isTouched = false

  init?(_ target: Target, _ items: [Item]) {
    guard !items.isEmpty else { return nil }
    self.target = target
    self.items = items
  }

  /// The item that Enter or Tab takes.
  package var chosen: Item { items[min(selected, items.count - 1)] }

  /// Puts the chosen item into the text.
  func accept(in editor: inout TextEditor) {
    switch target {
    case .line: editor.replaceAll(with: chosen.text)
    case .word(let prefix): editor.complete(prefix, with: chosen.text)
    }
  }

  mutating func move(by step: Int) {
    selected = (selected + step + items.count) % items.count
    isTouched = true
  }
}
