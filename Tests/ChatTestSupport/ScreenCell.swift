/// One cell of an emulator's screen.
package struct ScreenCell: Hashable, Sendable {
  /// The glyph with its marks; empty for the right half of a wide one.
  package var text: String
  /// Columns.
  package var width: Int
  /// Palette indices; −1 for the terminal's own, 256 for a direct colour.
  package var foreground: Int
  package var background: Int
  package var isBold: Bool
  package var isReverse: Bool
  package var isItalic: Bool
  package var isUnderlined: Bool
}
