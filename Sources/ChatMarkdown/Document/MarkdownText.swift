import TerminalKit

/// One message in Markdown, streamed or whole, laid out in rows.
///
/// Blocks that no further byte can change are laid out once per width and theme; only the open tail
/// is parsed and laid out again by each `layout`. Text is sanitised where it becomes rows.
package struct MarkdownText: Sendable {
  /// The message as it came.
  package private(set) var source: String
  private var isFinished: Bool

  private var scanner = BlockScanner()
  /// The blocks that are closed.
  private var segments: [Segment] = []
  private var definitions = LinkDefinitions()
  /// How many definitions there were when the first of the laid-out segments was laid out.
  private var definitionsAtLayout = 0

  private var look: Look?
  /// The rows of closed blocks and of complete lines of an open fence.
  private var stable = LaidOut()
  private var laidSegments = 0
  private var openFence: OpenFence?
  /// The rows of the open block.
  private var tail = LaidOut()
  /// What of the source the rows show; `nil` when they are out of date for another reason.
  private var shownBytes: Int?

  private struct Look: Hashable {
    var width: Int
    var theme: MarkdownTheme
  }

  /// A message.
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

  /// Says that nothing more arrives.
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

  /// How many rows the last layout has.
  package var rowCount: Int { stable.rows.count + tail.rows.count }

  /// A row of the last layout.
  package subscript(row: Int) -> MarkdownRow {
    guard row >= stable.rows.count else { return stable.rows[row] }
    var result = tail.rows[row - stable.rows.count]
    if !isTailInStableBlock { result.codeBlock? += stable.codeBlocks.count }
    return result
  }

  /// How many rows at the top no further append can change.
  package var stableRowCount: Int { isFinished ? rowCount : stable.rows.count }

  /// The code blocks of the message, in order; those of an open block as far as they came.
  package var codeBlocks: [CodeBlock] {
    let laidOut = upToDate()
    return laidOut.stable.codeBlocks + laidOut.openCode + laidOut.tail.codeBlocks
  }

  /// The links and images of the message, in order.
  package var links: [MarkdownLink] {
    let laidOut = upToDate()
    return laidOut.stable.links + laidOut.tail.links
  }

  /// The code of an open fence, whose rows count from the number of closed code blocks.
  private var openCode: [CodeBlock] {
    guard case .fence(let fence, let contentStart) = scanner.open else { return [] }
    var text = source
    return text.withUTF8 { bytes in
      let end = max(contentStart, bytes.count)
      return [
        CodeBlock(
          language: FenceInfo(bytes, fence).language,
          text: OpenFence.code(bytes, contentStart..<end, indent: fence.indent))
      ]
    }
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
    stable = LaidOut()
    tail = LaidOut()
    laidSegments = 0
    openFence = nil
    shownBytes = nil
  }
}

// MARK: - Updating

extension MarkdownText {
  private mutating func update(_ source: SourceBytes, _ look: Look) {
    let known = segments.count
    scanner.scan(source, isFinished: isFinished, into: &segments)
    for segment in segments[known...] where segment.kind == .definitions {
      definitions.add(segment, in: source)
    }
    if isFinished, definitions.count != definitionsAtLayout, laidSegments > 0 {
      forgetRowsKeepingShown()
    }
    if laidSegments == 0 { definitionsAtLayout = definitions.count }
    let layout = SegmentLayout(
      source: source, width: look.width, theme: look.theme, definitions: definitions)
    layout.blocks.output = stable
    stable = LaidOut()
    while laidSegments < segments.count {
      let segment = segments[laidSegments]
      layout.add(segment, continuing: openFence)
      openFence = nil
      laidSegments += 1
    }
    updateOpenFence(layout)
    stable = layout.blocks.output
    layout.blocks.output = LaidOut()
    layout.blocks.output.needsGapBelow = stable.needsGapBelow
    tail = LaidOut()
    if var fence = openFence {
      fence.addPartialLine(source, to: &stable.rows, tail: &tail.rows)
      openFence = fence
    } else if scanner.openStart < source.count {
      layoutTail(layout)
      tail = layout.blocks.output
    }
  }

  private mutating func forgetRowsKeepingShown() {
    let shown = shownBytes
    forgetRows()
    shownBytes = shown
  }

  private mutating func updateOpenFence(_ layout: SegmentLayout) {
    guard case .fence(let fence, let contentStart) = scanner.open else { return }
    if openFence == nil {
      openFence = layout.begin(
        fence, contentStart: contentStart, hasGap: scanner.openHasGap)
    }
    openFence?.add(layout.source, upTo: scanner.nextLine, to: &layout.blocks.output.rows)
  }

  /// Lays out what is still open as if the message ended here.
  private func layoutTail(_ layout: SegmentLayout) {
    var preview = scanner
    var open: [Segment] = []
    preview.scan(layout.source, isFinished: true, into: &open)
    for (index, segment) in open.enumerated() {
      layout.addOpen(
        segment, isLast: index == open.count - 1, belowRows: !stable.rows.isEmpty)
    }
  }
}
