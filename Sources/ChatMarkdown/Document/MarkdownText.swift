import TerminalKit

/// One message in Markdown, streamed or whole, laid out in rows.
///
/// Blocks that no further byte can change are laid out once per width and theme; only the open tail
/// is parsed and laid out again by each `layout`. Of a long message only the rows near the visible part are kept
/// (``RowPages``). Text is sanitised where it becomes rows.
///
/// ```swift
/// var message = MarkdownText()
/// message.append("**Hello**, ")
/// message.layout(width: 80, theme: theme)
/// for row in 0..<message.rowCount { draw(message[row].line) }
/// ```
package struct MarkdownText: Sendable {
  /// The message as it came; empty while it is released.
  package private(set) var source: String
  private var isFinished: Bool

  private var scanner = BlockScanner()
  /// Number of bytes that the scanner was given.
  private var scanned = 0
  private var definitions = LinkDefinitions()
  /// Number of bytes that were searched for definitions.
  private var definedEnd = 0
  /// Number of definitions when the first of the laid-out blocks was laid out.
  private var definitionsAtLayout = 0

  private var look: Look?
  /// The rows of closed blocks above ``open``.
  private var pages = RowPages()
  /// The state at the start of the page that is being filled.
  private var pageStart: RowPages.Page?
  /// The rows of closed blocks, and of complete lines of an open fence, on the page that is being filled.
  private var open = LaidOut()
  private var openFence: OpenFence?
  /// The rows of the open block.
  private var tail = LaidOut()
  /// Number of source bytes that the rows show; `nil` if they are out of date for another reason.
  private var shownBytes: Int?

  private struct Look: Hashable {
    var width: Int
    var theme: MarkdownTheme
  }

  /// Number of bytes that are taken at a time, and that one page holds.
  private static let slice = 64 << 10

  /// Creates a message.
  package init(_ source: String = "", isFinished: Bool = false) {
    self.source = source
    self.source.makeContiguousUTF8()
    self.isFinished = isFinished
  }

  /// Adds what arrived.
  package mutating func append(_ text: String) {
    guard !isFinished else { return }
    source += text
  }

  /// Releases the message, so that another owner can append to it without a copy. Its rows stay.
  package mutating func release() {
    source = ""
  }

  /// Takes back a message that was released, and may have grown.
  package mutating func resume(with source: String) {
    self.source = source
  }

  /// Ends the message: nothing more arrives.
  package mutating func finish() {
    guard !isFinished else { return }
    isFinished = true
    shownBytes = nil
  }

  /// Brings the rows up to date for a width in columns.
  package mutating func layout(width: Int, theme: MarkdownTheme) {
    let look = Look(width: max(1, width), theme: theme)
    if look != self.look {
      self.look = look
      forgetRows()
    }
    guard shownBytes != source.utf8.count else { return }
    shownBytes = source.utf8.count
    // The text is moved out for the time being, so that it can be read while the rest changes.
    var text = source
    text.withUTF8 { update($0, look) }
  }

  /// Number of rows of the last layout.
  package var rowCount: Int { stableCount + tail.rows.count }

  private var stableCount: Int { pages.rowCount + open.rows.count }

  /// A row of the last layout. Costs a page's layout for a row that was not prepared.
  package subscript(row: Int) -> MarkdownRow {
    if row < pages.rowCount {
      let index = pages.index(ofRow: row)
      let page = pages.pages[index]
      return (page.rows ?? laidOut(page).rows.fitted(to: page.rowCount))[row - page.firstRow]
    }
    guard row >= stableCount else { return open.rows[row - pages.rowCount] }
    var result = tail.rows[row - stableCount]
    if !isTailInStableBlock { result.codeBlock? += open.codeBlockCount }
    return result
  }

  /// Makes rows cheap to read, for the last layout.
  package mutating func prepare(_ rows: Range<Int>) {
    var row = max(0, rows.lowerBound)
    while row < min(rows.upperBound, pages.rowCount) {
      let index = pages.index(ofRow: row)
      let page = pages.pages[index]
      if page.rows == nil { pages.fill(index, laidOut(page).rows) }
      row = page.firstRow + max(1, page.rowCount)
    }
  }

  /// Number of pages before the one that is being filled, and the number of those in memory.
  var pageCount: Int { pages.pages.count }
  var residentPages: Int { pages.pages.count { $0.rows != nil } }

  /// Number of rows at the top that no further append can change.
  package var stableRowCount: Int { isFinished ? rowCount : stableCount }

  /// The code blocks of the message, in order; those of an open block as far as they came.
  package var codeBlocks: [CodeBlock] {
    let text = upToDate()
    let closed = text.pages.pages.flatMap { text.laidOut($0).codeBlocks } + text.open.codeBlocks
    var message = text.source
    return message.withUTF8 { source in
      (closed + text.openCode(source) + text.tail.codeBlocks).map { $0.block(in: source) }
    }
  }

  /// The links and images of the message, in order.
  package var links: [MarkdownLink] {
    let text = upToDate()
    return text.pages.pages.flatMap { text.laidOut($0).links } + text.open.links + text.tail.links
  }

  /// The code of an open fence, whose rows count from the number of closed code blocks.
  private func openCode(_ source: SourceBytes) -> [LaidOutCode] {
    guard case .fence(let fence, let contentStart) = scanner.open else { return [] }
    return [
      .fenced(
        language: FenceInfo(source, fence).language,
        contentStart..<max(contentStart, source.count), indent: fence.indent)
    ]
  }

  private var isTailInStableBlock: Bool { openFence != nil }

  /// Itself if it was laid out since the last change, else a copy that was.
  private func upToDate() -> MarkdownText {
    guard shownBytes != source.utf8.count else { return self }
    var copy = self
    copy.layout(width: look?.width ?? 80, theme: look?.theme ?? .monochrome)
    return copy
  }

  private mutating func forgetRows() {
    pages = RowPages()
    pageStart = nil
    open = LaidOut()
    tail = LaidOut()
    scanner = BlockScanner()
    scanned = 0
    openFence = nil
    shownBytes = nil
  }
}

// MARK: - Updating

extension MarkdownText {
  private mutating func update(_ source: SourceBytes, _ look: Look) {
    // Definitions that come later in the same text count for all of it.
    if source.count - max(scanned, definedEnd) > Self.slice { learnDefinitions(source) }
    repeat {
      takeSlice(source, upTo: min(source.count, scanned + Self.slice), look)
    } while scanned < source.count
    if isFinished, definitions.count != definitionsAtLayout {
      // Blocks that were laid out before their links were known.
      let shown = shownBytes
      forgetRows()
      shownBytes = shown
      return update(source, look)
    }
    tail = LaidOut()
    if var fence = openFence {
      fence.addPartialLine(source, to: &open.rows, tail: &tail.rows)
      openFence = fence
    } else if scanner.openStart < source.count {
      tail = tailLayout(source, look)
    }
  }

  private mutating func learnDefinitions(_ source: SourceBytes) {
    var ahead = scanner
    var end = scanned
    while end < source.count {
      end = min(source.count, end + Self.slice)
      let isLast = isFinished && end == source.count
      var segments: [Segment] = []
      ahead.scan(SourceBytes(rebasing: source[..<end]), isFinished: isLast, into: &segments)
      learn(segments, source)
    }
  }

  /// Takes note of definitions that are new.
  private mutating func learn(_ segments: [Segment], _ source: SourceBytes) {
    for segment in segments where segment.range.upperBound > definedEnd {
      if segment.kind == .definitions { definitions.add(segment, in: source) }
      definedEnd = segment.range.upperBound
    }
  }

  private mutating func takeSlice(_ source: SourceBytes, upTo end: Int, _ look: Look) {
    if pageStart == nil {
      pageStart = RowPages.Page(
        scanner: scanner, fence: openFence, start: open, scanStart: scanned)
    }
    let part = SourceBytes(rebasing: source[..<end])
    var segments: [Segment] = []
    scanner.scan(part, isFinished: isFinished && end == source.count, into: &segments)
    scanned = end
    learn(segments, source)
    if stableCount == 0 { definitionsAtLayout = definitions.count }
    let layout = self.layout(source, look, above: open)
    open = LaidOut()
    layout.add(segments, to: &openFence, scanner)
    open = layout.blocks.output
    guard var page = pageStart, end - page.scanStart >= Self.slice,
      !isFinished || end < source.count
    else { return }
    // The contents of a page do not depend on later bytes.
    var partial = RowStore()
    openFence?.addPartialLine(part, to: &open.rows, tail: &partial)
    page.scanEnd = end
    pages.append(page, open.rows)
    open = open.below
    pageStart = nil
  }

  /// The rows of a page, laid out again.
  private func laidOut(_ page: RowPages.Page) -> LaidOut {
    guard let look else { return LaidOut() }
    var text = source
    return text.withUTF8 { source in
      let part = SourceBytes(rebasing: source.prefix(page.scanEnd))
      var scanner = page.scanner
      var fence = page.fence
      var segments: [Segment] = []
      scanner.scan(part, isFinished: false, into: &segments)
      let layout = self.layout(source, look, above: page.start)
      layout.blocks.isBelowRows = page.firstRow > 0
      layout.add(segments, to: &fence, scanner)
      var partial = RowStore()
      fence?.addPartialLine(part, to: &layout.blocks.output.rows, tail: &partial)
      return layout.blocks.output
    }
  }

  private func layout(
    _ source: SourceBytes, _ look: Look, above: LaidOut
  ) -> SegmentLayout {
    let layout = SegmentLayout(
      source: source, width: look.width, theme: look.theme, definitions: definitions)
    layout.blocks.output = above
    layout.blocks.isBelowRows = pages.rowCount > 0
    return layout
  }

  /// Lays out what is still open as if the message ended here.
  private func tailLayout(_ source: SourceBytes, _ look: Look) -> LaidOut {
    var start = LaidOut()
    start.needsGapBelow = open.needsGapBelow
    let layout = self.layout(source, look, above: start)
    var preview = scanner
    var segments: [Segment] = []
    preview.scan(source, isFinished: true, into: &segments)
    for (index, segment) in segments.enumerated() {
      layout.addOpen(segment, isLast: index == segments.count - 1, belowRows: stableCount > 0)
    }
    return layout.blocks.output
  }
}
