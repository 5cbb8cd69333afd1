/// Follows the blocks of a text line by line, as far as a table's place depends on them: which items and quotes are
/// open, and what is in the innermost (CommonMark 0.30, "Phase 1: block structure").
struct BlockTrail {
  /// The kind of block that the last line belongs to.
  enum Leaf: Equatable {
    case none
    /// Text; continued when the line before was text of the same paragraph.
    case paragraph(isContinued: Bool)
    case table
    case fence(Fence)
    case html(HTMLStart)
    /// Display math, up to an offset.
    case math(end: Int)
  }

  private enum Container {
    case quote
    /// An item, whose lines are indented so far in what holds it.
    case item(Int)
  }

  private(set) var leaf = Leaf.none
  /// True if the last line continues a paragraph of which it does not have the quote's marks or the item's
  /// indentation.
  private(set) var isLazy = false
  /// True if the last line is in the items and quotes that were open, and in no new ones.
  private(set) var isBelow = false
  private var containers: [Container] = []
  /// Up to here no display math is closed.
  private var unclosedMath = 0

  /// Reads a line; returns it without the markers of the items and quotes around it.
  mutating func take(_ line: SourceLine) -> SourceLine {
    isLazy = false
    isBelow = true
    if case .math(let end) = leaf {
      if line.end >= end { leaf = .none }
      return line
    }
    var (rest, matched) = self.matched(line)
    let isInside = matched == containers.count
    if isInside, continuesVerbatim(rest) { return rest }
    if rest.isBlank {
      containers.removeSubrange(matched...)
      leaf = .none
      return rest
    }
    var isText = self.isText
    if !isInside, leaf == .table { isText = false }
    var isNew = false
    while let inner = entered(rest, isText: isText && !isNew, isInside: isInside, &matched) {
      rest = inner
      isNew = true
      if rest.isBlank || containers.count > 64 { break }
    }
    if isNew { isText = false }
    isBelow = isInside && !isNew
    // On its own a note ends no text, but a reader of notes ends a table there.
    if isBelow, leaf == .table, LinkDefinition.isNote(rest) { isText = false }
    if startsOther(rest, isText: isText, isInside: isInside || isNew) {
      containers.removeSubrange(matched...)
    } else if isText {
      isLazy = !isInside
      if leaf != .table { leaf = .paragraph(isContinued: true) }
    } else {
      containers.removeSubrange(matched...)
      leaf = .paragraph(isContinued: false)
    }
    return rest
  }

  /// Says that the last line is that below a table's header.
  mutating func startTable() {
    leaf = .table
  }

  /// True if text may continue: a paragraph, or the rows of a table.
  private var isText: Bool {
    switch leaf {
    case .paragraph, .table: true
    default: false
    }
  }

  // MARK: - Items and quotes

  /// The line without what it continues, and how many of the containers it continues.
  private func matched(_ line: SourceLine) -> (SourceLine, Int) {
    var rest = line
    for (number, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard rest.isQuote else { return (rest, number) }
        rest = rest.behindQuote
      case .item(let width):
        guard rest.isBlank || rest.indent >= width else { return (rest, number) }
        rest = rest.indented(less: width)
      }
    }
    return (rest, containers.count)
  }

  /// The line behind the mark of a quote or an item that it starts.
  private mutating func entered(
    _ line: SourceLine, isText: Bool, isInside: Bool, _ matched: inout Int
  ) -> SourceLine? {
    let container: Container
    let inner: SourceLine
    if line.isQuote {
      container = .quote
      inner = line.behindQuote
    } else if let marker = line.listMarker, !line.isThematicBreak,
      !isText || !isInside || marker.canInterruptParagraph
    {
      container = .item(marker.contentColumn)
      inner = SourceLine(line.bytes, start: line.content + marker.width, end: line.end)
        .indented(less: marker.contentColumn - line.indent - marker.width)
    } else {
      return nil
    }
    containers.removeSubrange(matched...)
    containers.append(container)
    matched = containers.count
    leaf = .none
    return inner
  }

  // MARK: - Blocks

  /// True if the line belongs to code or HTML that is open.
  private mutating func continuesVerbatim(_ line: SourceLine) -> Bool {
    switch leaf {
    case .fence(let fence):
      if line.closes(fence) { leaf = .none }
    case .html(let html):
      if html.endsAtBlankLine ? line.isBlank : html.ends(in: line) { leaf = .none }
    default: return false
    }
    return true
  }

  /// True if the line starts something that is not text, or is all of it.
  private mutating func startsOther(_ line: SourceLine, isText: Bool, isInside: Bool) -> Bool {
    if line.isBlank || line.isHeading || line.isThematicBreak
      || isText && isInside && leaf != .table && line.isSetextUnderline
      || !isText && line.indent >= 4
    {
      leaf = .none
    } else if let fence = line.indentedFence {
      // Below text the parser takes an indented one, too.
      leaf = .fence(fence)
    } else if let html = HTMLStart(line), !isText || html.canInterruptParagraph {
      leaf = html.ends(in: line) ? .none : .html(html)
    } else if let end = mathEnd(line) {
      leaf = end <= line.end ? .none : .math(end: end)
    } else {
      return false
    }
    return true
  }

  /// The end of the display math that the line opens, in its paragraph.
  private mutating func mathEnd(_ line: SourceLine) -> Int? {
    guard let fence = MathFence(opening: line), line.content >= unclosedMath else { return nil }
    var next = SourceLine(line.bytes, start: fence.contentStart, end: line.end)
    var start = fence.contentStart
    while true {
      if let end = fence.end(in: next, from: start) { return end + 2 }
      let bytes = line.bytes
      start = bytes.startOfLine(after: next.end)
      guard start < bytes.count else { break }
      next = SourceLine(bytes, start: start, end: bytes.endOfLine(from: start))
      if next.isBlank { break }
    }
    unclosedMath = next.end
    return nil
  }
}

extension SourceLine {
  /// The line without the indentation of the containers around it.
  fileprivate func indented(less width: Int) -> SourceLine {
    SourceLine(self, indent: max(0, indent - width))
  }

  /// The text after the mark of a quote, and a space.
  fileprivate var behindQuote: SourceLine {
    SourceLine(bytes, start: content + 1, end: end).indented(less: 1)
  }
}
