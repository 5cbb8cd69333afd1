/// What came of a child.
package struct ChildReport: Sendable, Equatable {
  package let ending: ChildEnding
  /// What it wrote to its standard output, where that was asked for.
  package var output: [UInt8] = []
  /// Whether it wrote more than was asked for.
  package var isCut = false
}
