/// Why the screen could not be opened, as sentences for the user.
package struct TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
