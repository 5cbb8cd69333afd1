/// A part of a conversation as a document, set off from its neighbours by a blank line.
package enum DocumentBlock: Sendable, Equatable {
  /// Markdown: headings and notes of the document, and replies.
  case markdown(String)
  /// A text of a person, in which nothing is markup.
  case prose(String)
  /// Plain text that is quoted: reasoning, and the words of failures.
  case quote(String)
}
