package import TerminalKit

/// The rows of a text under edit, as many of them as have room.
package struct EditorLayout: Sendable, Equatable {
  /// The visible rows.
  package var rows: [StyledLine]
  /// The position of the caret: its row in `rows`, its column always inside the width.
  package var cursor: Point
  /// True if the text continues above or below.
  package var hasRowsAbove: Bool
  /// True if the text continues below.
  package var hasRowsBelow: Bool
}
