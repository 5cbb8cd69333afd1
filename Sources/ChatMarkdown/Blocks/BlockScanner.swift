/// Finds where top-level blocks end for good while a message arrives.
///
/// A block is closed as soon as no further byte can change it. The rule for every cut: what is
/// before it and what comes after it, parsed apart, mean what they mean together. Where that is not
/// certain there is no cut, and the Markdown parser decides inside one segment.
struct BlockScanner: Sendable {
  /// A block that grows beyond this is cut at a line start (or a space), so that a frame's work is
  /// bounded.
  static let segmentLimit = 64 * 1024

  /// The kind of block that the lines since `openStart` belong to.
  enum OpenBlock: Sendable, Equatable {
    case none
    /// Headings of one line, rules and notes are paragraphs that close at once or like one.
    case paragraph, quote, indentedCode, definitions
    case list(ListMarker)
    case html(HTMLStart)
    case fence(Fence, contentStart: Int)
    case math(MathFence)
    /// A construct whose end only the parser could find, or that certainly ends at a blank line with a line that is not
    /// indented below.
    case opaque(endsAtGap: Bool)
  }

  /// The start of the open block.
  private(set) var openStart = 0
  /// The start of the first line that was not read.
  private(set) var nextLine = 0
  private(set) var open = OpenBlock.none
  /// True if the open block is set off from what is above.
  private(set) var openHasGap = false
  /// The number of the open item, when it belongs to an ordered list.
  private(set) var openNumber: Int?

  private var openIsNote = false
  /// The state after the last lines of an open list item or quote.
  private var item = ItemTrail()
  /// The place up to which no line end was found, so that a long line is searched once.
  private var searched = 0
  private var lastLineWasBlank = false
  private var previous = PreviousBlock.other

  /// The block before the open one, where the next block's look depends on it.
  private enum PreviousBlock: Sendable, Equatable {
    case item(ListMarker, number: Int?)
    case paragraph
    case note
    case other
  }

  /// Creates a scanner at the start of a message.
  init() {}

  /// Reads the complete lines; all of them if nothing more arrives.
  mutating func scan(
    _ bytes: SourceBytes, isFinished: Bool, into segments: inout [Segment]
  ) {
    while nextLine < bytes.count {
      let lineEnd = endOfLine(bytes)
      if cutLongBlock(bytes, lineEnd: lineEnd ?? bytes.count, &segments) { continue }
      var after = bytes.count
      if let lineEnd {
        guard let next = startOfLine(bytes, after: lineEnd, isFinished: isFinished) else { return }
        after = next
      } else if !isFinished {
        return
      }
      let line = SourceLine(bytes, start: nextLine, end: lineEnd ?? bytes.count)
      nextLine = after
      readLine(line, &segments)
      lastLineWasBlank = line.isBlank
    }
    if isFinished { closeOpenBlock(at: bytes.count, &segments) }
  }

  /// Takes note that a part of the message was taken out, from text that was read.
  mutating func removed(_ part: Range<Int>) {
    func moved(_ offset: Int) -> Int {
      offset < part.upperBound ? min(offset, part.lowerBound) : offset - part.count
    }
    openStart = moved(openStart)
    nextLine = moved(nextLine)
    searched = moved(searched)
    switch open {
    case .fence(var fence, let contentStart):
      fence.info = moved(fence.info.lowerBound)..<moved(fence.info.upperBound)
      open = .fence(fence, contentStart: moved(contentStart))
    case .math(var fence):
      fence.contentStart = moved(fence.contentStart)
      open = .math(fence)
    case .none, .paragraph, .quote, .indentedCode, .definitions, .list, .html, .opaque: break
    }
  }

  private mutating func endOfLine(_ bytes: SourceBytes) -> Int? {
    var offset = max(searched, nextLine)
    while offset < bytes.count {
      if bytes[offset] == ASCII.lineFeed || bytes[offset] == ASCII.carriageReturn { return offset }
      offset += 1
    }
    searched = offset
    return nil
  }

  /// `nil` when a carriage return came last, which a line feed may follow.
  private func startOfLine(_ bytes: SourceBytes, after end: Int, isFinished: Bool) -> Int? {
    guard bytes[end] == ASCII.carriageReturn else { return end + 1 }
    guard end + 1 < bytes.count else { return isFinished ? end + 1 : nil }
    return bytes[end + 1] == ASCII.lineFeed ? end + 2 : end + 1
  }

  /// Cuts a block that grew too long; says whether it did. Fenced code has no limit: its lines are
  /// final at once.
  private mutating func cutLongBlock(
    _ bytes: SourceBytes, lineEnd: Int, _ segments: inout [Segment]
  ) -> Bool {
    if case .fence = open { return false }
    guard lineEnd - openStart > Self.segmentLimit else { return false }
    if nextLine > openStart, open != .none {
      closeOpenBlock(at: nextLine, &segments)
      return true
    }
    openStart = nextLine
    guard lineEnd - openStart > Self.segmentLimit else { return false }
    let limit = bytes.scalarBoundary(before: openStart + Self.segmentLimit)
    var cut = limit
    while cut > openStart, bytes[cut - 1] != ASCII.space { cut -= 1 }
    if cut == openStart { cut = limit > openStart ? limit : openStart + Self.segmentLimit }
    begin(.paragraph, hasGap: lastLineWasBlank)
    closeOpenBlock(at: cut, &segments)
    nextLine = cut
    return true
  }
}

// MARK: - Lines

extension BlockScanner {
  private mutating func readLine(_ line: SourceLine, _ segments: inout [Segment]) {
    switch open {
    case .none: line.isBlank ? skip(line) : start(line, &segments)
    case .fence(let fence, let contentStart):
      guard line.closes(fence) else { return }
      close(.fence(fence, content: contentStart..<line.start), at: nextLine, &segments)
    case .math(let fence): takeMath(line, fence, &segments)
    case .html(let html):
      if html.endsAtBlankLine ? line.isBlank : html.ends(in: line) {
        closeOpenBlock(at: nextLine, &segments)
      }
    case .paragraph, .quote, .definitions:
      if line.isBlank {
        closeOpenBlock(at: line.start, &segments)
        skip(line)
      } else {
        continueText(line, &segments)
      }
    case .indentedCode:
      if !line.isBlank, line.indent < 4 { restart(line, &segments) }
    case .list(let marker): takeInList(line, marker, &segments)
    case .opaque(let endsAtGap):
      guard endsAtGap, !line.isBlank else { return }
      if lastLineWasBlank, line.indent == 0 {
        restart(line, &segments)
      } else if ItemTrail.mayHoldBlankLines(line) {
        open = .opaque(endsAtGap: false)
      }
    }
  }

  /// A blank line between blocks.
  private mutating func skip(_ line: SourceLine) {
    openStart = nextLine
  }

  /// A line that may continue a paragraph, a quote or a run of definitions.
  private mutating func continueText(_ line: SourceLine, _ segments: inout [Segment]) {
    switch open {
    case .definitions:
      if LinkDefinition(line) == nil { restart(line, &segments) }
    case .paragraph where line.isSetextUnderline:
      closeOpenBlock(at: nextLine, &segments)
      previous = .other
    case .quote:
      if line.isQuote {
        item.add(line, contentColumn: 0)
      } else {
        takeOutside(line, &segments)
      }
    default:
      // CommonMark does not count an indented fence, but the parser accepts it, and so do people.
      if interrupts(line) || line.indentedFence != nil { restart(line, &segments) }
    }
  }

  private mutating func takeInList(
    _ line: SourceLine, _ marker: ListMarker, _ segments: inout [Segment]
  ) {
    if line.isBlank {
      // An item that starts with a blank line is over at the next one.
      if marker.isEmpty, item.lineCount == 1 {
        closeOpenBlock(at: line.start, &segments)
        skip(line)
      }
      return
    }
    if line.indent >= marker.contentColumn {
      item.add(line, contentColumn: marker.contentColumn)
    } else if lastLineWasBlank, item.openFence.map(line.closes) != true {
      restart(line, &segments)
    } else {
      takeOutside(line, &segments)
    }
  }

  /// A line below a list item or quote that is not marked as part of it.
  private mutating func takeOutside(_ line: SourceLine, _ segments: inout [Segment]) {
    if item.openFence.map(line.closes) == true {
      // The parser takes it, though not indented, and so do people.
      item.add(line, contentColumn: 0)
    } else if line.listMarker != nil || interrupts(line) {
      restart(line, &segments)
    } else if item.lastLine == .closed, line.indent < 4 {
      restart(line, &segments)
    } else if item.lastLine != .text || line.indentedFence != nil {
      open = .opaque(endsAtGap: !item.mayHoldBlankLines && !ItemTrail.mayHoldBlankLines(line))
    }
  }

  private mutating func takeMath(
    _ line: SourceLine, _ fence: MathFence, _ segments: inout [Segment]
  ) {
    if line.isBlank {
      // Not closed in its paragraph: then it is a paragraph.
      open = .paragraph
      closeOpenBlock(at: line.start, &segments)
      skip(line)
    } else if let end = fence.end(in: line, from: line.content) {
      close(.math(content: fence.contentStart..<end), at: nextLine, &segments)
    }
  }

  /// True if a line ends an open paragraph by starting something else.
  private func interrupts(_ line: SourceLine) -> Bool {
    guard line.indent < 4 else { return false }
    if line.isHeading || line.isThematicBreak || line.isQuote || line.fence != nil { return true }
    if let marker = line.listMarker { return marker.canInterruptParagraph }
    if let html = HTMLStart(line) { return html.canInterruptParagraph }
    return MathFence(opening: line) != nil || LinkDefinition.isNote(line)
  }
}

// MARK: - Starting and closing

extension BlockScanner {
  private mutating func restart(_ line: SourceLine, _ segments: inout [Segment]) {
    let isInterrupting = !lastLineWasBlank
    closeOpenBlock(at: line.start, &segments)
    start(line, isInterrupting: isInterrupting, &segments)
  }

  private mutating func begin(_ block: OpenBlock, hasGap: Bool = true) {
    open = block
    openHasGap = hasGap
    openNumber = nil
    openIsNote = false
  }

  /// Starts a block with its first line, which may end a paragraph right above.
  private mutating func start(
    _ line: SourceLine, isInterrupting: Bool = false, _ segments: inout [Segment]
  ) {
    openStart = line.start
    if line.indent >= 4, !isInterrupting || line.indentedFence == nil {
      begin(.indentedCode)
    } else if line.isHeading || line.isThematicBreak {
      begin(.paragraph)
      closeOpenBlock(at: nextLine, &segments)
      previous = .other
    } else if let fence = line.indentedFence {
      begin(.fence(fence, contentStart: nextLine))
    } else if line.isQuote {
      begin(.quote)
      item = ItemTrail()
      item.add(line, contentColumn: 0)
    } else if let marker = line.listMarker {
      startItem(marker, line)
    } else if let html = HTMLStart(line) {
      begin(.html(html))
      if html.ends(in: line) { closeOpenBlock(at: nextLine, &segments) }
    } else if let fence = MathFence(opening: line) {
      begin(.math(fence))
      if let end = fence.end(in: line, from: fence.contentStart) {
        close(.math(content: fence.contentStart..<end), at: nextLine, &segments)
      }
    } else {
      startText(line)
    }
  }

  private mutating func startItem(_ marker: ListMarker, _ line: SourceLine) {
    var number = marker.number
    var hasGap = lastLineWasBlank
    if case .item(let sibling, let last) = previous, sibling.isSibling(of: marker) {
      number = last.map { min($0 + 1, 999_999_999) }
    } else if previous != .paragraph {
      hasGap = true
    }
    begin(.list(marker), hasGap: hasGap)
    openNumber = number
    item = ItemTrail()
    item.add(line, contentColumn: marker.contentColumn)
  }

  private mutating func startText(_ line: SourceLine) {
    let isDefinition = LinkDefinition(line) != nil
    let isNote = isDefinition || LinkDefinition.isNote(line)
    begin(
      isDefinition ? .definitions : .paragraph,
      hasGap: lastLineWasBlank || !isNote || previous != .note)
    openIsNote = isNote
  }

  private mutating func closeOpenBlock(at end: Int, _ segments: inout [Segment]) {
    switch open {
    case .none: break
    case .fence(let fence, let contentStart):
      close(.fence(fence, content: contentStart..<max(contentStart, end)), at: end, &segments)
    case .definitions: close(.definitions, at: end, &segments)
    default: close(openNumber.map { .item(number: $0) } ?? .markdown, at: end, &segments)
    }
  }

  private mutating func close(_ kind: Segment.Kind, at end: Int, _ segments: inout [Segment]) {
    segments.append(Segment(kind: kind, range: openStart..<end, hasGap: openHasGap))
    switch open {
    case .list(let marker): previous = .item(marker, number: openNumber)
    case .paragraph: previous = openIsNote ? .note : .paragraph
    case .definitions: previous = .note
    default: previous = .other
    }
    open = .none
    openStart = end
  }
}
