package import TerminalKit

/// A message in Markdown that is printed while it arrives: each row is given out once, as soon as no further text
/// can change it. What was given out is not kept, so a long message takes the memory of its longest block.
///
/// A block is given out when it ends, the lines of code between fences one by one. A link whose address comes only
/// below it stays as it was written, because its row cannot be taken back.
///
/// ```swift
/// var message = MarkdownStream(theme: theme)
/// for row in message.append(delta, width: 80) { print(row) }
/// for row in message.finish(width: 80) { print(row) }
/// ```
package struct MarkdownStream: Sendable {
  private let theme: MarkdownTheme
  /// The part of the message that is still needed.
  private var source: [UInt8] = []
  private var scanner = BlockScanner()
  private var definitions = LinkDefinitions()
  private var openFence: OpenFence?
  /// The state below the rows that were given out.
  private var above = LaidOut()
  private var hasRowsAbove = false

  /// Text that was given out is dropped when it is so many bytes.
  private static let slack = 64 << 10

  /// Creates an empty message.
  package init(theme: MarkdownTheme) {
    self.theme = theme
  }

  /// Adds what arrived; the rows that are final now.
  package mutating func append(_ text: String, width: Int) -> [StyledLine] {
    source.append(contentsOf: text.utf8)
    defer { dropPrinted() }
    return takeRows(width, isFinished: false)
  }

  /// Ends the message; the rows that were left.
  package mutating func finish(width: Int) -> [StyledLine] {
    takeRows(width, isFinished: true)
  }

  /// Number of bytes of the message in memory.
  var keptBytes: Int { source.count }

  private mutating func takeRows(_ width: Int, isFinished: Bool) -> [StyledLine] {
    openFence?.setWidth(max(1, width))
    // Another reference to the same text, so that the rest can change while it is read.
    let text = source
    let rows = text.withUnsafeBufferPointer { text in
      var segments: [Segment] = []
      scanner.scan(text, isFinished: isFinished, into: &segments)
      for segment in segments where segment.kind == .definitions {
        definitions.add(segment, in: text)
      }
      return takeRows(of: segments, in: text, max(1, width))
    }
    hasRowsAbove = hasRowsAbove || !rows.isEmpty
    return (0..<rows.count).map { rows[$0].line }
  }

  /// The rows of closed blocks, and of the lines of an open fence that are final.
  private mutating func takeRows(
    of segments: [Segment], in text: SourceBytes, _ width: Int
  ) -> RowStore {
    let layout = SegmentLayout(
      source: text, width: width, theme: theme, definitions: definitions)
    layout.blocks.output = above
    layout.blocks.isBelowRows = hasRowsAbove
    layout.add(segments, to: &openFence, scanner)
    var unfinished = RowStore()
    openFence?.addPartialLine(text, to: &layout.blocks.output.rows, tail: &unfinished)
    above = layout.blocks.output.below
    return layout.blocks.output.rows
  }

  private mutating func dropPrinted() {
    var dropped = 0..<scanner.openStart
    if dropped.count < Self.slack, case .fence(_, let start) = scanner.open, let openFence {
      dropped = start..<max(start, min(openFence.next, scanner.nextLine))
    }
    guard dropped.count >= Self.slack else { return }
    source.removeSubrange(dropped)
    scanner.removed(dropped)
    openFence?.removed(dropped)
  }
}
