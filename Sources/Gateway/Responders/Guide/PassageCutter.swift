/// Cuts markdown, or any text, into passages: paragraphs, lists, tables and fenced blocks. What
/// leads to the next block or is too short alone is joined with it.
struct PassageCutter {
  /// Bytes under which a passage is joined with the next one of its section.
  static let shortest = 90
  /// Lines of a block, and bytes of a paragraph, after which it is cut anyway.
  static let mostLines = 120
  static let mostBytes = 2400

  private var passages: [Passage] = []
  private var headings: [Passage.Heading] = []
  private var section = 0
  /// The blocks of the present section.
  private var blocks: [[Substring]] = []
  private var lines: [Substring] = []
  private var bytes = 0
  /// The fence that is open: its run of signs.
  private var fence: Substring?
  private var opener: Substring = ""

  /// The passages of a text, in their order.
  static func cut(_ source: String) -> [Passage] {
    var cutter = PassageCutter()
    for bytes in source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      cutter.readLine(Substring(bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes))
    }
    cutter.endSection()
    return cutter.passages
  }

  private mutating func readLine(_ line: Substring) {
    if takeFenced(line) { return }
    if let heading = Self.heading(line) {
      endSection()
      headings.removeAll { $0.level >= heading.level }
      headings.append(heading)
    } else if line.allSatisfy(\.isWhitespace) {
      endBlock()
    } else {
      add(line)
      if bytes > Self.mostBytes, !line.hasPrefix("|") { endBlock() }
    }
  }

  /// Lines of a fenced block stay together, up to a length.
  private mutating func takeFenced(_ line: Substring) -> Bool {
    let mark = Self.fenceMark(line)
    guard let open = fence else {
      guard let mark else { return false }
      fence = mark
      opener = line
      add(line)
      return true
    }
    add(line)
    if let mark, mark.first == open.first, mark.count >= open.count, Self.isBare(line, mark) {
      fence = nil
    } else if lines.count > Self.mostLines {
      lines.append(open)
      endBlock()
      add(opener)
    }
    return true
  }

  private mutating func add(_ line: Substring) {
    lines.append(line)
    bytes += line.utf8.count + 1
    if lines.count > Self.mostLines, fence == nil { endBlock() }
  }

  private mutating func endBlock() {
    if !lines.isEmpty { blocks.append(lines) }
    lines = []
    bytes = 0
  }

  private mutating func endSection() {
    endBlock()
    var joined: [String] = []
    var waiting = ""
    for block in blocks {
      waiting += (waiting.isEmpty ? "" : "\n\n") + block.joined(separator: "\n")
      if Self.standsAlone(waiting) {
        joined.append(waiting)
        waiting = ""
      }
    }
    if !waiting.isEmpty {
      // A last remnant belongs to what it follows.
      let isLeadIn = waiting.last == ":" || waiting.last == "："
      if joined.isEmpty || isLeadIn || !waiting.contains(where: { !$0.isWhitespace }) {
        joined.append(waiting)
      } else {
        joined[joined.count - 1] += "\n\n" + waiting
      }
    }
    passages += joined.map { Passage(headings: headings, text: $0, section: section) }
    blocks = []
    section += 1
  }

  /// True if a text says something without what follows it.
  private static func standsAlone(_ text: String) -> Bool {
    guard let last = text.last, last != ":", last != "：" else { return false }
    return text.utf8.count >= shortest
  }

  private static func heading(_ line: Substring) -> Passage.Heading? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    let text = line.dropFirst(level).drop { $0 == " " }
    return text.isEmpty ? nil : Passage.Heading(level: level, text: String(text))
  }

  private static func fenceMark(_ line: Substring) -> Substring? {
    let text = line.drop { $0 == " " }
    guard let sign = text.first, sign == "`" || sign == "~" else { return nil }
    let mark = text.prefix { $0 == sign }
    return mark.count >= 3 ? mark : nil
  }

  private static func isBare(_ line: Substring, _ mark: Substring) -> Bool {
    line.drop { $0 == " " }.dropFirst(mark.count).allSatisfy(\.isWhitespace)
  }
}
