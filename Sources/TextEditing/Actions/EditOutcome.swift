/// The result of an action.
package enum EditOutcome: Sendable, Equatable {
  case handled
  /// `moveUp` in the first row: the prompt history's turn.
  case atEdgeUp
  /// `moveDown` in the last row.
  case atEdgeDown
  /// There was nothing to do.
  case ignored
}
