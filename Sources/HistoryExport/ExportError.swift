/// Why something could not be exported or imported, as sentences for the user.
package struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whose fault it is, for exit codes.
  package enum Cause: Hashable, Sendable {
    /// The input is not in the expected format.
    case data
    /// The file could not be written.
    case file
    /// The database.
    case history
  }

  /// The kind of failure.
  package let cause: Cause
  /// The failure as sentences for the user.
  package let description: String

  /// Creates an error.
  package init(_ cause: Cause, _ description: String) {
    self.cause = cause
    self.description = description
  }
}
