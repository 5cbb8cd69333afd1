/// Why a recording cannot be made or played: one sentence.
package struct RecordingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of failure.
  package enum Kind: Sendable {
    /// There is no such file.
    case missing
    /// It cannot be read.
    case unread
    /// It is not a recording.
    case data
    /// It cannot be written.
    case unwritten
  }

  /// The kind of failure.
  package let kind: Kind
  /// The sentence.
  package let description: String

  /// Creates an error.
  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
