/// A link or image of a message.
package struct MarkdownLink: Sendable, Hashable {
  /// The visible text; for an image its alternative text.
  package var text: String
  /// The address as the message has it, entities decoded, otherwise unchecked and not sanitised.
  package var target: String

  /// Creates a link.
  package init(text: String, target: String) {
    self.text = text
    self.target = target
  }
}
