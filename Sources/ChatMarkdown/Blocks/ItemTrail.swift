/// A summary of a list item's lines, as far as the next line depends on it.
struct ItemTrail: Sendable {
  enum LastLine: Sendable {
    /// Certainly a paragraph's text, which the next line may continue.
    case text
    /// Certainly something that no text continues.
    case closed
    case unknown
  }

  private(set) var lineCount = 0
  private(set) var lastLine = LastLine.unknown
  /// The fence that is open in the item.
  private(set) var openFence: Fence?
  private var fenceOffset = 0
  private var isCertain = true
  /// True if a block may have begun in which a blank line ends nothing.
  private(set) var mayHoldBlankLines = false

  /// Reads a line of the item.
  mutating func add(_ line: SourceLine, contentColumn: Int) {
    let content = ItemTrail.content(of: line)
    lineCount += 1
    mayHoldBlankLines = mayHoldBlankLines || ItemTrail.mayHoldBlankLines(line)
    if let fence = openFence {
      let inner = ItemTrail.unquoted(line)
      if inner.closes(fence) {
        openFence = nil
      } else if !inner.isBlank, inner.content - line.start < fenceOffset {
        // Less indented than the fence: what the fence is in may have ended.
        isCertain = false
        openFence = nil
      }
      lastLine = .closed
    } else if let fence = content.fence {
      openFence = fence
      fenceOffset = content.content - line.start - (line.isQuote ? 1 : 0)
      lastLine = .closed
    } else if content.isBlank || content.isHeading || content.isThematicBreak {
      lastLine = .closed
    } else if content.isSetextUnderline || content.listMarker != nil
      || content.first == UInt8(ascii: "<")
      || line.indent >= contentColumn + 4
      || line.bytes[content.content..<line.end].contains(ASCII.pipe)
    {
      lastLine = .unknown
    } else {
      lastLine = .text
    }
    if !isCertain { lastLine = .unknown }
  }

  /// True if a line may begin code between fences, HTML or math.
  static func mayHoldBlankLines(_ line: SourceLine) -> Bool {
    let content = ItemTrail.content(of: line)
    return content.indentedFence != nil || content.first == UInt8(ascii: "<")
      || content.first == ASCII.dollar || content.first == ASCII.backslash
  }

  /// The line without the marks of quotes.
  private static func unquoted(_ line: SourceLine) -> SourceLine {
    var rest = SourceLine(line.bytes, start: line.content, end: line.end)
    var depth = 0
    while rest.isQuote, depth < 32 {
      rest = SourceLine(line.bytes, start: rest.content + 1, end: line.end)
      depth += 1
    }
    return SourceLine(line.bytes, start: rest.content, end: line.end)
  }

  /// The line without the markers of the items and quotes that it starts.
  static func content(of line: SourceLine) -> SourceLine {
    var rest = SourceLine(line.bytes, start: line.content, end: line.end)
    for _ in 0..<32 {
      if rest.isQuote {
        rest = SourceLine(line.bytes, start: rest.content + 1, end: line.end)
      } else if let marker = rest.listMarker, !marker.isEmpty, !rest.isThematicBreak {
        rest = SourceLine(
          line.bytes, start: min(line.end, rest.content + marker.width), end: line.end)
      } else {
        break
      }
    }
    return SourceLine(line.bytes, start: rest.content, end: line.end)
  }
}
