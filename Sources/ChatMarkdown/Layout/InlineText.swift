import TerminalKit

/// The text of one paragraph, heading or cell while it is collected, in runs of one style.
struct InlineText {
  private struct Run {
    var end: Int
    var style: Style
  }

  private(set) var bytes: [UInt8] = []
  private var runs: [Run] = []
  /// True if a row was just ended: blanks that come next are dropped.
  private var isAfterBreak = false
  /// True if nothing but printable ASCII and line feeds came.
  private var isPlain = true

  /// No text.
  init() {}

  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  /// Adds text unchanged.
  mutating func append(_ part: SourceBytes, _ style: Style) {
    let blanks = isAfterBreak ? part.skipBlanks(from: 0, to: part.count) : 0
    let part = blanks > 0 ? SourceBytes(rebasing: part[blanks...]) : part
    guard !part.isEmpty else { return }
    isAfterBreak = false
    bytes.append(contentsOf: part)
    if isPlain { isPlain = part.allSatisfy { $0 &- 0x20 < 0x5F || $0 == ASCII.lineFeed } }
    endRun(style)
  }

  /// Adds text unchanged.
  mutating func append(_ part: String, _ style: Style) {
    var part = part
    part.withUTF8 { append($0, style) }
  }

  /// Ends the row.
  mutating func appendHardBreak(_ style: Style) {
    trimEnd(while: ASCII.isBlank)
    bytes.append(ASCII.lineFeed)
    endRun(style)
    isAfterBreak = true
  }

  /// Drops spaces and line ends that nothing follows.
  mutating func trimLineEnds() {
    trimEnd { $0 == ASCII.lineFeed || ASCII.isBlank($0) }
  }

  private mutating func trimEnd(while isDropped: (UInt8) -> Bool) {
    guard let last = bytes.last, isDropped(last) else { return }
    while let last = bytes.last, isDropped(last) { bytes.removeLast() }
    while let last = runs.last, last.end > bytes.count {
      runs.removeLast()
      if (runs.last?.end ?? 0) < bytes.count {
        runs.append(Run(end: bytes.count, style: last.style))
      }
    }
  }

  /// True if it ends a row or has not begun one.
  var isAtLineStart: Bool { bytes.isEmpty || bytes.last == ASCII.lineFeed }

  /// The text since an offset.
  func text(from offset: Int) -> String {
    String(decoding: bytes[min(offset, bytes.count)...], as: UTF8.self)
  }

  /// The runs as spans, sanitised: character references were decoded before.
  func spans() -> [StyledSpan] {
    var start = 0
    var result: [StyledSpan] = []
    result.reserveCapacity(runs.count)
    for run in runs {
      let text = String(decoding: bytes[start..<run.end], as: UTF8.self)
      result.append(StyledSpan(isPlain ? text : DisplayText.sanitize(text), run.style))
      start = run.end
    }
    return result
  }

  private mutating func endRun(_ style: Style) {
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].end = bytes.count
    } else {
      runs.append(Run(end: bytes.count, style: style))
    }
  }
}
