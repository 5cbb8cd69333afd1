/// The result of a child.
package struct ChildReport: Sendable, Equatable {
  /// The ending of the child.
  package let ending: ChildEnding
  /// Its standard output, if that was asked for.
  package var output: [UInt8] = []
  /// True if it wrote more than was asked for.
  package var isCut = false
}
