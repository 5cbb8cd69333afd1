import TerminalKit
package import TextEditing

/// A text of one row under edit.
package struct LineField: Sendable, Equatable {
  /// The text with its caret.
  package var editor: TextEditor

  /// A field with a text; line ends in it become spaces.
  package init(_ text: String = "") { editor = TextEditor(text: text.onOneLine) }

  /// The text, on one line.
  package var text: String { editor.text }
  /// True if there is no text.
  package var isEmpty: Bool { editor.isEmpty }

  /// Puts typed or pasted text at the caret, on one line.
  package mutating func insert(_ text: String) {
    editor.insert(String(text.prefix(Self.insertLimit)).onOneLine)
  }

  /// No name, path or question is longer; a paste of a whole file is a slip.
  private static let insertLimit = 4096

  /// Does what a key asks; line ends cannot get in.
  @discardableResult
  package mutating func perform(_ action: EditAction) -> EditOutcome {
    switch action {
    case .newline, .moveUp, .moveDown: .ignored
    default: editor.perform(action)
    }
  }

  /// Draws the text from `column` on, scrolled so that the caret shows, and parks the cursor there.
  func draw(
    into painter: inout Painter, row: Int, column: Int, style: Style = .plain, in rect: Rect,
    hasCursor: Bool = true
  ) {
    let room = rect.endColumn - column
    guard room > 0, rect.contains(row: row) else { return }
    let near = editor.surroundings(room)
    let shown = DisplayText.sanitize(near.before).onOneLine
    var before = 0
    let start = shown.reversed().prefix {
      before += CellWidth.of($0)
      return before <= room - 1
    }
    let left = String(start.reversed())
    painter.grid.write(
      left + DisplayText.sanitize(near.after).onOneLine, row: row, column: column, style: style,
      in: rect)
    if hasCursor { painter.park(row: row, column: column + CellWidth.of(left), in: rect) }
  }
}
