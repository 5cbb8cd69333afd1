/// Why the screen could not be opened, as sentences for the user.
package struct TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The failure as sentences for the user.
  package let description: String

  /// Creates an error.
  package init(_ description: String) {
    self.description = description
  }
}
