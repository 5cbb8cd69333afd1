/// The opening of display math in lines of its own: `$$` or `\[`.
struct MathFence: Sendable, Equatable {
  /// `$` or `]`: the second byte of what closes it.
  private var closer: UInt8
  var contentStart: Int

  /// The fence that a line opens; `nil` also when text follows the closing delimiter on the same
  /// line.
  init?(opening line: SourceLine) {
    let offset = line.content
    guard line.indent < 4, offset + 2 <= line.end else { return nil }
    switch (line.bytes[offset], line.bytes[offset + 1]) {
    case (ASCII.dollar, ASCII.dollar): closer = ASCII.dollar
    case (ASCII.backslash, ASCII.leftBracket): closer = ASCII.rightBracket
    default: return nil
    }
    contentStart = offset + 2
    if let end = end(in: line, from: contentStart) {
      let rest = line.bytes[(end + 2)..<line.end]
      guard end > contentStart, rest.allSatisfy(MathFence.mayFollow) else { return nil }
    }
  }

  /// The end of the math in a line: at its first closing delimiter.
  func end(in line: SourceLine, from start: Int) -> Int? {
    let first = closer == ASCII.dollar ? ASCII.dollar : ASCII.backslash
    var offset = start
    while offset + 1 < line.end {
      if line.bytes[offset] == first, line.bytes[offset + 1] == closer { return offset }
      // A backslash escapes what follows, also another backslash: `\\]` closes nothing.
      offset += line.bytes[offset] == ASCII.backslash ? 2 : 1
    }
    return nil
  }

  private static func mayFollow(_ byte: UInt8) -> Bool {
    ASCII.isBlank(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: ";")
  }
}
