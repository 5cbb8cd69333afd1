package import TerminalKit

/// The rows of a text under edit, as many of them as have room.
package struct EditorLayout: Sendable, Equatable {
  package var rows: [StyledLine]
  /// Where the caret is: its row in `rows`, its column always inside the width.
  package var cursor: Point
  /// Whether the text goes on above or below.
  package var hasRowsAbove: Bool
  package var hasRowsBelow: Bool
}
