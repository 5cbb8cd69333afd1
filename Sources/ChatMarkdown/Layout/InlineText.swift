import TerminalKit

/// The text of one paragraph, heading or cell while it is collected, in runs of one style.
struct InlineText {
  private struct Run {
    var end: Int
    var style: Style
  }

  private(set) var bytes: [UInt8] = []
  private var runs: [Run] = []
  /// A line end of the source that is a space, or nothing between CJK characters.
  private var softBreak: Style?
  /// Whether a row was just ended: blanks that come next are dropped.
  private var isAfterBreak = false
  /// Whether nothing but printable ASCII and line feeds came.
  private var isPlain = true

  /// No text.
  init() {}

  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  /// Adds text as it stands.
  mutating func append(_ part: SourceBytes, _ style: Style) {
    let blanks = isAfterBreak ? part.endOfRun(of: ASCII.space, from: 0, to: part.count) : 0
    let part = blanks > 0 ? SourceBytes(rebasing: part[blanks...]) : part
    guard !part.isEmpty else { return }
    isAfterBreak = false
    resolveSoftBreak(before: part)
    bytes.append(contentsOf: part)
    if isPlain { isPlain = part.allSatisfy { $0 &- 0x20 < 0x5F || $0 == ASCII.lineFeed } }
    endRun(style)
  }

  /// Adds text as it stands.
  mutating func append(_ part: String, _ style: Style) {
    var part = part
    part.withUTF8 { append($0, style) }
  }

  /// Ends the row.
  mutating func appendHardBreak(_ style: Style) {
    softBreak = nil
    trimEnd { $0 == ASCII.space }
    bytes.append(ASCII.lineFeed)
    endRun(style)
    isAfterBreak = true
  }

  /// Remembers a line end of the source, which the next text will make a space or nothing.
  mutating func appendSoftBreak(_ style: Style) {
    if !bytes.isEmpty { softBreak = style }
  }

  /// Drops spaces and line ends that nothing follows.
  mutating func trimLineEnds() {
    softBreak = nil
    trimEnd { $0 == ASCII.lineFeed || $0 == ASCII.space }
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

  /// Whether it ends a row or has not begun one.
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

  private mutating func resolveSoftBreak(before part: SourceBytes) {
    guard let style = softBreak else { return }
    softBreak = nil
    if bytes.last == ASCII.lineFeed || bytes.last == ASCII.space { return }
    if part[0] >= 0xE2, bytes[bytes.count - 1] >= 0x80,
      let before = lastScalar(), let after = InlineText.firstScalar(part),
      InlineText.joins(before), InlineText.joins(after)
    {
      return
    }
    bytes.append(ASCII.space)
    endRun(style)
  }

  private func lastScalar() -> Unicode.Scalar? {
    String(decoding: bytes.suffix(4), as: UTF8.self).unicodeScalars.last
  }

  private static func firstScalar(_ part: SourceBytes) -> Unicode.Scalar? {
    String(decoding: part.prefix(4), as: UTF8.self).unicodeScalars.first
  }

  /// Whether a scalar is of a script that writes no spaces: Han, kana and their punctuation; not
  /// Hangul.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
