package import TextEditing

/// What could be meant by the word before the caret, above the composer.
package struct CompletionPopup: Sendable, Equatable {
  package struct Item: Sendable, Hashable {
    /// What takes the word's place.
    package let text: String
    /// What it means.
    package let detail: String
  }

  /// What a completion takes the place of.
  package enum Target: Sendable, Equatable {
    case word(CompletionPrefix)
    /// The whole text, because what is completed follows a command.
    case line
  }

  package let target: Target
  package private(set) var items: [Item]
  package private(set) var selected = 0
  /// Whether the user moved in the list, so that Enter takes the item.
  package private(set) var isTouched = false

  init?(_ target: Target, _ items: [Item]) {
    guard !items.isEmpty else { return nil }
    self.target = target
    self.items = items
  }

  package var chosen: Item { items[min(selected, items.count - 1)] }

  mutating func move(by step: Int) {
    selected = (selected + step + items.count) % items.count
    isTouched = true
  }
}
