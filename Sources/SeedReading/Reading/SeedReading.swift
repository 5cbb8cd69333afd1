package import ChatModel

/// What was read for a seed.
package struct SeedReading: Hashable, Sendable {
  package internal(set) var files: [SeedFile] = []
  /// What was left out, a line for each reason or file.
  package internal(set) var leftOut: [String] = []
  /// What the user should know of the folders.
  package internal(set) var notes: [String] = []
  /// Places that look like secrets: `path:line: what`.
  package internal(set) var secrets: [String] = []

  /// One system message per file.
  package var messages: [Message] { files.map(\.message) }
  package var sources: [ContextSource] { files.map(\.source) }
}
