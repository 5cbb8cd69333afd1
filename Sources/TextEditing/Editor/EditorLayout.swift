package import TerminalKit

/// How the parts of a text under edit look.
package struct EditorStyle: Sendable, Hashable {
  package var text: Style
  /// A folded paste.
  package var paste: Style
  /// The picture of a control character.
  package var control: Style

  package init(text: Style = .plain, paste: Style = .plain, control: Style = .plain) {
    self.text = text
    self.paste = paste
    self.control = control
  }
}

/// The rows of a text under edit.
package struct EditorLayout: Sendable, Equatable {
  package var rows: [StyledLine]
  /// Where the caret is: the row in `rows`, always inside the width.
  package var cursor: Point
  /// Whether rows above or below are not in `rows`.
  package var hasRowsAbove: Bool
  package var hasRowsBelow: Bool
}
