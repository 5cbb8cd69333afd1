package import ChatModel

/// A file that was read, or standard input.
package struct SeedFile: Hashable, Sendable {
  package let source: ContextSource
  package let text: String

  /// What stands before a file's text in its message.
  static func head(of path: String) -> String { path == "-" ? "" : "File \(path):\n\n" }

  /// What is sent of it.
  package var message: Message {
    Message(role: .system, content: Self.head(of: source.path) + text)
  }
}
