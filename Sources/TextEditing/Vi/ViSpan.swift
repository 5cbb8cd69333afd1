/// A stretch of the text that an operator works on.
struct ViSpan: Sendable, Equatable {
  /// The units; of lines without the last line end.
  var range: Range<Int>
  var isLines: Bool
  /// The cursor's place meanwhile, where most operators leave it.
  var cursor: Int

  /// Whole lines, those of two places and all between.
  static func lines(_ one: Int, _ other: Int, cursor: Int, in buffer: EditBuffer) -> ViSpan {
    let range = buffer.lineStart(of: min(one, other))..<buffer.lineEnd(of: max(one, other))
    return ViSpan(range: range, isLines: true, cursor: cursor)
  }

  /// From one place to another, as an operator takes a motion: an end at the start of a line means that of the line
  /// before, and lines if the first begins with it.
  init(
    from one: Int, to other: Int, isInclusive: Bool, keepsEnd: Bool = false, in buffer: EditBuffer
  ) {
    let start = min(one, other)
    var end = max(one, other)
    var isInclusive = isInclusive
    if !isInclusive, !keepsEnd, end > start, buffer.isLineStart(end) {
      end -= 1
      if buffer.isInIndent(start) {
        self = .lines(start, end, cursor: start, in: buffer)
        return
      }
      if !buffer.isLineStart(end) {
        end -= 1
        isInclusive = true
      }
    }
    if isInclusive, !buffer.isLineEnd(end) { end += 1 }
    self.init(range: start..<end, isLines: false, cursor: start)
  }

  init(range: Range<Int>, isLines: Bool, cursor: Int) {
    self.range = range
    self.isLines = isLines
    self.cursor = cursor
  }

  /// A deletion of more than one line that leaves nothing but blanks takes the lines.
  func widened(in buffer: EditBuffer) -> ViSpan {
    guard !isLines, buffer.lineEnd(of: range.lowerBound) < range.upperBound,
      buffer.isInIndent(range.lowerBound)
    else { return self }
    var end = range.upperBound
    while buffer.isViBlank(end) { end += 1 }
    guard buffer.isLineEnd(end) else { return self }
    return .lines(range.lowerBound, range.upperBound, cursor: cursor, in: buffer)
  }
}
