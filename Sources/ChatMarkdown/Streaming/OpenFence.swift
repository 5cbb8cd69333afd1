import TerminalKit

/// A fenced code block that is still open: its complete lines are laid out once.
struct OpenFence: Sendable {
  /// Up to where lines are laid out.
  private(set) var next: Int
  /// True if a line that is longer than the limit is laid out in part.
  private var isInsideLine = false
  private var layout: CodeLayout
  private let fence: Fence

  /// Creates a block whose label was already written.
  init(_ fence: Fence, contentStart: Int, layout: CodeLayout) {
    self.fence = fence
    self.layout = layout
    next = contentStart
  }

  /// Takes note that a part of the message was taken out, from text that was laid out.
  mutating func removed(_ part: Range<Int>) {
    next -= part.count
  }

  /// Columns of the lines that come.
  mutating func setWidth(_ width: Int) {
    layout.width = width
  }

  /// Lays out the lines up to `end`, which is where a line starts (or the message ends).
  mutating func add(_ source: SourceBytes, upTo end: Int, to rows: inout RowStore) {
    while next < end {
      let lineEnd =
        source[next..<end].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } ?? end
      let line = SourceBytes(rebasing: source[contentStart(source, lineEnd)..<lineEnd])
      if !line.isEmpty || !isInsideLine { layout.add(line, to: &rows) }
      isInsideLine = false
      let isPair =
        lineEnd + 1 < end && source[lineEnd] == ASCII.carriageReturn
        && source[lineEnd + 1] == ASCII.lineFeed
      next = min(end, lineEnd + (isPair ? 2 : 1))
    }
  }

  /// Lays out the incomplete last line: what is beyond the limit for good, the rest for now.
  mutating func addPartialLine(
    _ source: SourceBytes, to rows: inout RowStore, tail: inout RowStore
  ) {
    guard !mayClose(source) else { return }
    var start = contentStart(source, source.count)
    let line = SourceBytes(rebasing: source[start...])
    var done = 0
    while line.count - done > CodeLayout.lineLimit {
      let cut = CodeLayout.cut(line, from: done)
      layout.add(SourceBytes(rebasing: line[done..<cut]), to: &rows)
      done = cut
    }
    if done > 0 {
      start += done
      next = start
      isInsideLine = true
    }
    guard start < source.count else { return }
    var copy = layout
    copy.add(SourceBytes(rebasing: source[start...]), to: &tail)
  }

  /// True if the last line may become the closing fence.
  private func mayClose(_ source: SourceBytes) -> Bool {
    guard !isInsideLine else { return false }
    return source[next...].allSatisfy { $0 == fence.mark || ASCII.isBlank($0) }
  }

  /// The code of a line starts behind as much indentation as the fence has.
  private func contentStart(_ source: SourceBytes, _ lineEnd: Int) -> Int {
    guard !isInsideLine else { return next }
    var start = next
    while start < lineEnd, start - next < fence.indent, source[start] == ASCII.space { start += 1 }
    return start
  }

  /// The code between the fences as the message has it, each line without the fence's indentation.
  static func code(_ source: SourceBytes, _ content: Range<Int>, indent: Int) -> String {
    guard indent > 0 else { return source.text(content) }
    var result: [UInt8] = []
    var lineStart = content.lowerBound
    while lineStart < content.upperBound {
      let lineEnd =
        source[lineStart..<content.upperBound].firstIndex(of: ASCII.lineFeed) ?? content.upperBound
      var start = lineStart
      while start < lineEnd, start - lineStart < indent, source[start] == ASCII.space { start += 1 }
      let end = min(content.upperBound, lineEnd + 1)
      result += source[start..<end]
      lineStart = end
    }
    return String(decoding: result, as: UTF8.self)
  }
}
