/// Line ends to put before a text, so that md4c 0.4.8 ends no item too early.
///
/// At a blank line below a block that is complete, md4c asks whether an empty item is above, and takes the last eight
/// bytes that it noted for a block. They may be a line's: its start and end, or its end and its indentation. Where the
/// last byte of that number is 4, the type of an item, the item around is over, and what follows in it falls out of the
/// list: one heading or code block in an item out of 256. Other offsets give other numbers.
enum ParserOffsets {
  /// The number of line ends that a text needs in front.
  static func lead(_ bytes: SourceBytes) -> Int {
    guard mayHoldItem(bytes) else { return 0 }
    // The number of lines that would be taken for an item, by the number of line ends in front.
    var taken = Array(repeating: 0, count: 256)
    var isAny = false
    func note(_ offset: Int) {
      taken[(item - offset) & 0xFF] += 1
      isAny = true
    }
    var previous: SourceLine?
    var start = 0
    while start < bytes.count {
      let line = SourceLine(bytes, start: start, end: bytes.endOfLine(from: start))
      let content = ItemTrail.content(of: line)
      if let previous, content.isBlank || content.indentedFence != nil {
        let above = ItemTrail.content(of: previous)
        note(previous.end)
        note(above.content)
        if above.isHeading { note(startOfHeading(above)) }
      }
      previous = line
      start = bytes.startOfLine(after: line.end)
    }
    guard isAny, taken[0] > 0 else { return 0 }
    return taken.indices.min { (taken[$0], $0) < (taken[$1], $1) } ?? 0
  }

  /// The number of an item in md4c's list of blocks.
  private static let item = 4

  /// True if an item with a blank line may be in a text.
  private static func mayHoldItem(_ bytes: SourceBytes) -> Bool {
    var isAtStart = true
    var isAfterMark = false
    for byte in bytes {
      if isAfterMark, ASCII.isBlank(byte) { return true }
      isAfterMark = false
      switch byte {
      case ASCII.lineFeed, ASCII.carriageReturn: isAtStart = true
      case ASCII.space, ASCII.tab, UInt8(ascii: ">"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        isAfterMark = isAtStart
      default: isAtStart = false
      }
    }
    return false
  }

  private static func startOfHeading(_ line: SourceLine) -> Int {
    let marks = line.bytes.endOfRun(of: UInt8(ascii: "#"), from: line.content, to: line.end)
    return line.bytes.skipBlanks(from: marks, to: line.end)
  }
}
