import TerminalKit

/// A text under edit.
package struct TextEditor: Sendable, Equatable {
  /// With folded pastes expanded.
  package private(set) var text: String
  /// Grapheme clusters from the start of `text`.
  package private(set) var caret: Int
  package var isEmpty: Bool { text.isEmpty }

  package init(text: String = "", caret: Int? = nil) {
    self.text = text
    self.caret = caret ?? text.count
  }

  @discardableResult
  package mutating func perform(_ action: EditAction) -> EditOutcome { .ignored }
  /// Types a text at the caret.
  package mutating func insert(_ text: String) { self.text += text; caret = self.text.count }
  /// Inserts a paste; over 5 lines it is folded.
  package mutating func paste(_ text: String) { insert(text) }
  /// Replaces the whole text; can be undone.
  package mutating func replaceAll(with text: String, caret: Int? = nil) { self = TextEditor(text: text, caret: caret) }
  /// Shows another text: a fresh undo history, the kill ring stays.
  package mutating func load(text: String, caret: Int? = nil) { self = TextEditor(text: text, caret: caret) }
  /// Says how wide the text is shown and how many rows at most: ↑ and ↓ and scrolling go by it.
  package mutating func setViewport(width: Int, maxRows: Int) {}
  /// Lays out at most `maxRows` rows around the caret.
  package func layout(width: Int, maxRows: Int = .max, style: EditorStyle) -> EditorLayout {
    EditorLayout(rows: [StyledLine(text)], cursor: Point(row: 0, column: 0), hasRowsAbove: false, hasRowsBelow: false)
  }
  /// Moves the caret by visual rows.
  @discardableResult
  package mutating func moveCaret(rowsBy delta: Int, width: Int) -> EditOutcome { .ignored }
  /// The word before the caret that can be completed.
  package var completionPrefix: CompletionPrefix? { nil }
  /// Puts a completion in the place of the prefix.
  package mutating func complete(_ prefix: CompletionPrefix, with text: String) {}
  /// When a backslash stands before the caret, puts a line end in its place: `\` and Enter.
  package mutating func continueLine() -> Bool { false }
}
