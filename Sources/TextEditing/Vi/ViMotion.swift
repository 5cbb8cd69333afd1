/// The ways to move the cursor.
enum ViMotion: Sendable, Hashable {
  case left, right, up, down
  /// Backspace and Space: also from line to line.
  case leftAcross, rightAcross
  /// `gk` and `gj`: by rows of the screen.
  case rowUp, rowDown
  case lineStart, firstNonBlank, lineEnd, lastNonBlank, column
  case word(isBig: Bool), wordEnd(isBig: Bool), wordBack(isBig: Bool), wordEndBack(isBig: Bool)
  case find(ViFind), findAgain(isReversed: Bool)
  case bracket
  case firstLine, lastLine
  /// `+`, `-` and `_`: to the first letter of a line.
  case lineBelow, lineAbove, lineHere
  case paragraph(isForward: Bool), sentence(isForward: Bool)

  /// True if the cursor keeps to its column.
  var isVertical: Bool { self == .up || self == .down || self == .rowUp || self == .rowDown }
}
