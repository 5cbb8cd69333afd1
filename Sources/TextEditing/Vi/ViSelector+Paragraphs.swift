/// Paragraphs as objects.
extension ViSelector {
  func paragraphs(_ count: Int, isAround: Bool) -> Found? {
    if let anchor, buffer.lineStart(of: anchor) != buffer.lineStart(of: cursor) {
      guard cursor > anchor,
        let last = buffer.paragraphEnd(count, from: cursor, isAround: isAround)
      else { return nil }
      return Found(start: anchor, end: last, isLines: true)
    }
    return buffer.paragraphLines(count, at: cursor, isAround: isAround).map {
      Found(start: $0.first, end: $0.last, isLines: true)
    }
  }
}
