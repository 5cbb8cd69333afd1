package import ChatModel

/// What was read for a seed.
package struct SeedReading: Hashable, Sendable {
  /// One system message per file.
  package var messages: [Message] = []
  package var sources: [ContextSource] = []
  /// Files of a folder that hold no text or are too large, with the reason.
  package var skipped: [String] = []
  /// Places that look like secrets: `path:line: what`.
  package var secrets: [String] = []

  package init() {}
}
