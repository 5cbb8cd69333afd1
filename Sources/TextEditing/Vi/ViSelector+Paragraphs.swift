/// Paragraphs as objects.
extension ViSelector {
  func paragraphs(_ count: Int, isAround: Bool) -> Found? {
    if let anchor, buffer.lineStart(of: anchor) != buffer.lineStart(of: cursor) {
      return extendedParagraphs(count, isAround: isAround, anchor: anchor)
    }
    guard let lines = buffer.paragraphLines(count, at: cursor, isAround: isAround) else {
      return nil
    }
    if isSelectingLines, lines.first == buffer.lineStart(of: cursor) {
      // The line is selected already: it grows, as in vim.
      return extendedParagraphs(count, isAround: isAround, anchor: anchor ?? cursor)
    }
    return Found(start: lines.first, end: lines.last, isLines: true)
  }

  /// The selection with so many more paragraphs, on the side where the cursor is.
  private func extendedParagraphs(_ count: Int, isAround: Bool, anchor: Int) -> Found? {
    buffer.paragraphEdge(count, from: cursor, isAround: isAround, isForward: cursor >= anchor)
      .map { Found(start: anchor, end: $0, isLines: true) }
  }
}
