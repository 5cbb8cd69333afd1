/// Why something could not be exported or imported, as sentences for the user.
package struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whose fault it is, for exit codes.
  package enum Cause: Hashable, Sendable {
    /// What was to be read is not what it should be.
    case data
    /// The file could not be written.
    case file
    /// The database.
    case history
  }

  package let cause: Cause
  package let description: String

  package init(_ cause: Cause, _ description: String) {
    self.cause = cause
    self.description = description
  }
}
