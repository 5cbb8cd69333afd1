/// Recognises one complete tag (CommonMark 0.30, "Raw HTML").
enum HTMLTag {
  /// True if a line is one open or closing tag and blanks.
  static func isAlone(_ line: SourceLine) -> Bool {
    let bytes = line.bytes
    let end = line.end
    var offset = line.content + 1
    let isClosing = offset < end && bytes[offset] == UInt8(ascii: "/")
    if isClosing { offset += 1 }
    guard offset < end, ASCII.isLetter(bytes[offset]) else { return false }
    while offset < end, ASCII.isAlphanumeric(bytes[offset]) || bytes[offset] == UInt8(ascii: "-") {
      offset += 1
    }
    if !isClosing {
      while let after = attribute(bytes, from: offset, to: end) { offset = after }
    }
    offset = bytes.skipBlanks(from: offset, to: end)
    if !isClosing, offset < end, bytes[offset] == UInt8(ascii: "/") { offset += 1 }
    guard offset < end, bytes[offset] == UInt8(ascii: ">") else { return false }
    return bytes.skipBlanks(from: offset + 1, to: end) == end
  }

  /// The end of an attribute that starts with blanks; `nil` if there is none.
  private static func attribute(_ bytes: SourceBytes, from start: Int, to end: Int) -> Int? {
    var offset = bytes.skipBlanks(from: start, to: end)
    guard offset > start, offset < end, isNameStart(bytes[offset]) else { return nil }
    while offset < end, isNameStart(bytes[offset]) || isNamePart(bytes[offset]) { offset += 1 }
    let nameEnd = offset
    offset = bytes.skipBlanks(from: offset, to: end)
    guard offset < end, bytes[offset] == UInt8(ascii: "=") else { return nameEnd }
    return value(bytes, from: bytes.skipBlanks(from: offset + 1, to: end), to: end)
  }

  private static func value(_ bytes: SourceBytes, from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return bytes[(start + 1)..<end].firstIndex(of: quote).map { $0 + 1 }
    }
    let after =
      bytes[start..<end].firstIndex {
        ASCII.isBlank($0) || isUnquotedEnd($0)
      } ?? end
    return after > start ? after : nil
  }

  private static func isUnquotedEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), ASCII.backtick:
      true
    default: false
    }
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte == ASCII.colon
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
