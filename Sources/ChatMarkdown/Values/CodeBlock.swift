/// A fenced or indented code block of a message.
package struct CodeBlock: Sendable, Hashable {
  /// The first word of the info string; empty if there is none.
  package var language: String
  /// The code as the message has it, without the fences; ends with a line end unless it is empty or
  /// still open.
  package var text: String

  /// Creates a code block.
  package init(language: String, text: String) {
    self.language = language
    self.text = text
  }
}
