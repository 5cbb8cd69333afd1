/// A piece of one line of source code.
package struct HighlightToken: Hashable, Sendable {
  /// The kind of the piece.
  package var kind: TokenKind
  /// Its range in UTF-8 bytes from the start of the line; on scalar boundaries, never empty.
  package var utf8Range: Range<Int>

  /// Creates a piece of a line.
  package init(kind: TokenKind, utf8Range: Range<Int>) {
    self.kind = kind
    self.utf8Range = utf8Range
  }
}
