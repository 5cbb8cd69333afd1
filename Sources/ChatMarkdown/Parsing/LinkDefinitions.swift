/// The link reference definitions of a message, found in its finished blocks.
struct LinkDefinitions: Sendable {
  /// Where in the source the definition of a label stands: the first one counts.
  private var lines: [String: Range<Int>] = [:]

  var isEmpty: Bool { lines.isEmpty }
  var count: Int { lines.count }

  /// No definitions.
  init() {}

  /// Takes in the lines of a segment that holds definitions.
  mutating func add(_ segment: Segment, in source: SourceBytes) {
    LinkDefinitions.forEachLine(of: source, in: segment.range) { line in
      guard let definition = LinkDefinition(line) else { return }
      let label = LinkDefinitions.normalized(source.text(definition.label))
      if lines[label] == nil { lines[label] = line.start..<line.end }
    }
  }

  /// The definitions that a text may use, one a line, a blank line last; empty when it uses none.
  func preamble(for text: SourceBytes, in source: SourceBytes) -> [UInt8] {
    guard !lines.isEmpty else { return [] }
    var used: Set<String> = []
    var result: [UInt8] = []
    var opening: Int?
    for offset in text.indices {
      if text[offset] == ASCII.leftBracket {
        opening = offset + 1
      } else if text[offset] == ASCII.rightBracket, let start = opening {
        opening = nil
        guard offset - start < 1000 else { continue }
        let label = LinkDefinitions.normalized(text.text(start..<offset))
        guard let line = lines[label], used.insert(label).inserted else { continue }
        result += source[line]
        result.append(ASCII.lineFeed)
      }
    }
    if !result.isEmpty { result.append(ASCII.lineFeed) }
    return result
  }

  /// Calls back for each line of a part of the source.
  static func forEachLine(
    of source: SourceBytes, in range: Range<Int>, _ body: (SourceLine) -> Void
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end =
        source[start..<range.upperBound].firstIndex {
          $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn
        } ?? range.upperBound
      if end > start { body(SourceLine(source, start: start, end: end)) }
      start = end + 1
    }
  }

  /// Labels match without regard to case and to the amount of white space.
  private static func normalized(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
