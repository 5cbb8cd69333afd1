package import ChatModel

/// A file that was read, or standard input.
package struct SeedFile: Hashable, Sendable {
  /// The record of the file.
  package let source: ContextSource
  /// The text of the file.
  package let text: String

  /// The line before a file's text in its message.
  static func head(of path: String) -> String { path == "-" ? "" : "File \(path):\n\n" }

  /// The message that is sent for it.
  package var message: Message {
    Message(role: .system, content: Self.head(of: source.path) + text)
  }
}
