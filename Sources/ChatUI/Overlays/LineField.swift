import TerminalKit
package import TextEditing

/// A text of one row under edit.
package struct LineField: Sendable, Equatable {
  package var editor: TextEditor

  package init(_ text: String = "") {
    editor = TextEditor(text: text.onOneLine)
  }

  package var text: String { editor.text }
  package var isEmpty: Bool { editor.isEmpty }

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
    let characters = Array(DisplayText.sanitize(text).onOneLine)
    let caret = min(editor.caret, characters.count)
    var start = caret
    var before = 0
    while start > 0 {
      let wide = CellWidth.of(characters[start - 1])
      if before + wide > room - 1 { break }
      before += wide
      start -= 1
    }
    painter.grid.write(
      String(characters[start...]), row: row, column: column, style: style, in: rect)
    if hasCursor { painter.park(row: row, column: column + before, in: rect) }
  }
}
