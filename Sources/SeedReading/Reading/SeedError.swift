/// Why a seed cannot be read, as sentences for the user.
package struct SeedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The failure as sentences for the user.
  package let description: String

  /// Creates an error.
  package init(_ description: String) {
    self.description = description
  }
}
