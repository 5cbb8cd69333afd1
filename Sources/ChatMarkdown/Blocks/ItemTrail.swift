/// What a list item's lines were so far, as far as the line after them depends on it.
struct ItemTrail: Sendable {
  enum LastLine: Sendable {
    /// Certainly a paragraph's text.
    case text
    /// Certainly the first or last line of fenced code, or inside it.
    case fence
    case unknown
  }

  private(set) var lineCount = 0
  private(set) var lastLine = LastLine.unknown
  private var hasFence = false

  /// Takes in a line of the item.
  mutating func add(_ line: SourceLine, contentColumn: Int) {
    let content = ItemTrail.content(of: line)
    lineCount += 1
    if content.fence != nil {
      hasFence = true
      lastLine = .fence
    } else if hasFence || content.isBlank || content.isHeading || content.isThematicBreak
      || content.isSetextUnderline || content.first == UInt8(ascii: "<")
      || line.indent >= contentColumn + 4
      || line.bytes[content.content..<line.end].contains(ASCII.pipe)
    {
      lastLine = .unknown
    } else {
      lastLine = .text
    }
  }

  /// The line without the markers of the items and quotes that it starts.
  static func content(of line: SourceLine) -> SourceLine {
    var rest = SourceLine(line.bytes, start: line.content, end: line.end)
    for _ in 0..<32 {
      if rest.isQuote {
        rest = SourceLine(line.bytes, start: rest.content + 1, end: line.end)
      } else if let marker = rest.listMarker, !rest.isThematicBreak {
        rest = SourceLine(
          line.bytes, start: min(line.end, rest.content + marker.width), end: line.end)
      } else {
        break
      }
    }
    return SourceLine(line.bytes, start: rest.content, end: line.end)
  }
}
