/// A link reference definition on one line: `[label]: target "title"` (CommonMark 0.30).
struct LinkDefinition: Sendable, Equatable {
  var label: Range<Int>
  /// Without the angle brackets.
  var target: Range<Int>
  /// With its quotes; empty if there is none.
  var title: Range<Int>

  /// The definition that a line is; `nil` also for a footnote.
  init?(_ line: SourceLine) {
    guard line.indent < 4, line.first == ASCII.leftBracket,
      let labelEnd = LinkDefinition.endOfLabel(line), labelEnd > line.content + 1
    else { return nil }
    let bytes = line.bytes
    label = (line.content + 1)..<labelEnd
    guard bytes[label.lowerBound] != UInt8(ascii: "^"),
      label.contains(where: { !ASCII.isBlank(bytes[$0]) })
    else { return nil }
    let start = bytes.skipBlanks(from: labelEnd + 2, to: line.end)
    guard let (target, after) = LinkDefinition.target(line, from: start) else { return nil }
    self.target = target
    title = line.trimmed(after..<line.end)
    guard title.isEmpty || ASCII.isBlank(bytes[after]) && LinkDefinition.isTitle(title, bytes)
    else { return nil }
  }

  /// True if a line starts a footnote: `[^label]: text`.
  static func isNote(_ line: SourceLine) -> Bool {
    guard line.indent < 4, line.first == ASCII.leftBracket, line.content + 1 < line.end,
      line.bytes[line.content + 1] == UInt8(ascii: "^")
    else { return false }
    return endOfLabel(line) != nil
  }

  /// The end of the label at the start of a line, if `]:` follows it.
  static func endOfLabel(_ line: SourceLine) -> Int? {
    let bytes = line.bytes
    var offset = line.content + 1
    while offset < line.end, offset - line.content < 1000 {
      switch bytes[offset] {
      case ASCII.backslash: offset += 2
      case ASCII.leftBracket: return nil
      case ASCII.rightBracket:
        return offset + 1 < line.end && bytes[offset + 1] == ASCII.colon ? offset : nil
      default: offset += 1
      }
    }
    return nil
  }

  private static func target(_ line: SourceLine, from start: Int) -> (Range<Int>, after: Int)? {
    let bytes = line.bytes
    guard start < line.end else { return nil }
    if bytes[start] == UInt8(ascii: "<") {
      return unescaped(bytes, (start + 1)..<line.end) { $0 == UInt8(ascii: ">") }
        .map { ((start + 1)..<$0, $0 + 1) }
    }
    let end = bytes[start..<line.end].firstIndex { $0 <= 0x20 || $0 == 0x7F } ?? line.end
    return (start..<end, end)
  }

  private static func isTitle(_ range: Range<Int>, _ bytes: SourceBytes) -> Bool {
    guard range.count >= 2 else { return false }
    let closer: UInt8
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "\""): closer = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): closer = UInt8(ascii: "'")
    case UInt8(ascii: "("): closer = UInt8(ascii: ")")
    default: return false
    }
    let end = unescaped(bytes, (range.lowerBound + 1)..<range.upperBound) {
      $0 == closer || (closer == UInt8(ascii: ")") && $0 == UInt8(ascii: "("))
    }
    return end == range.upperBound - 1 && bytes[range.upperBound - 1] == closer
  }

  /// The first byte of a kind without a backslash before it.
  private static func unescaped(
    _ bytes: SourceBytes, _ range: Range<Int>, _ isSought: (UInt8) -> Bool
  ) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound, !isSought(bytes[offset]) {
      offset += bytes[offset] == ASCII.backslash ? 2 : 1
    }
    return offset < range.upperBound ? offset : nil
  }
}
