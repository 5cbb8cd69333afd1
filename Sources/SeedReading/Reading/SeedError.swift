/// Why a seed cannot be read, as sentences for the user.
package struct SeedError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
