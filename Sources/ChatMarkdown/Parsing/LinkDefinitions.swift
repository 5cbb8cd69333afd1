/// The link reference definitions of a message, found in its finished blocks.
struct LinkDefinitions: Sendable {
  /// Each label's definition, from the bracket that ends the label: the first one counts. A copy, because a message
  /// that is printed while it arrives does not keep its text.
  private var lines: [String: [UInt8]] = [:]

  var isEmpty: Bool { lines.isEmpty }
  var count: Int { lines.count }

  /// No definitions.
  init() {}

  /// Reads the lines of a segment with definitions.
  mutating func add(_ segment: Segment, in source: SourceBytes) {
    LinkDefinitions.forEachLine(of: source, in: segment.range) { line in
      guard let definition = LinkDefinition(line) else { return }
      let label = LinkDefinitions.normalized(source.text(definition.label))
      if lines[label] == nil {
        lines[label] = Array(source[definition.label.upperBound..<line.end])
      }
    }
  }

  /// The definitions that a text may use, one a line, a blank line last; empty when it uses none. Labels
  /// are written as the parser will see them in the text.
  func preamble(for text: SourceBytes, _ protection: Protection?) -> [UInt8] {
    guard !lines.isEmpty else { return [] }
    guard let protection else { return preamble(for: text) { $0 } }
    return protection.bytes.withUnsafeBufferPointer {
      preamble(for: $0) { protection.restored($0, source: text, in: .code) }
    }
  }

  private func preamble(for text: SourceBytes, restored: (String) -> String) -> [UInt8] {
    var used: Set<String> = []
    var result: [UInt8] = []
    var opening: Int?
    var isEscaped = false
    for offset in text.indices {
      if isEscaped {
        isEscaped = false
      } else if text[offset] == ASCII.backslash {
        isEscaped = true
      } else if text[offset] == ASCII.leftBracket {
        opening = offset + 1
      } else if text[offset] == ASCII.rightBracket, let start = opening {
        opening = nil
        guard offset - start < 1000 else { continue }
        let label = text.text(start..<offset)
        guard let line = lines[LinkDefinitions.normalized(restored(label))],
          used.insert(LinkDefinitions.normalized(label)).inserted
        else { continue }
        result.append(ASCII.leftBracket)
        result += text[start..<offset]
        result += line
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

  /// Labels match without regard to case and to the amount of white space. Capitals last: `ẞ` is `SS` there.
  private static func normalized(_ label: String) -> String {
    label.lowercased().uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
