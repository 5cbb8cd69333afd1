package import ChatModel

/// The files read for a seed.
package struct SeedReading: Hashable, Sendable {
  /// The files, in the order of the seed.
  package internal(set) var files: [SeedFile] = []
  /// The parts left out, a line for each reason or file.
  package internal(set) var leftOut: [String] = []
  /// Remarks about the folders for the user.
  package internal(set) var notes: [String] = []
  /// Places that look like secrets: `path:line: what`.
  package internal(set) var secrets: [String] = []

  /// One system message per file.
  package var messages: [Message] { files.map(\.message) }
  /// The records of the files.
  package var sources: [ContextSource] { files.map(\.source) }
}
