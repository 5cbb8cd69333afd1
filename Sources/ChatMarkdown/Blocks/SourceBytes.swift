/// The UTF-8 of a source text, borrowed for the length of a call.
typealias SourceBytes = UnsafeBufferPointer<UInt8>

/// Bytes that carry structure in Markdown.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let dollar = UInt8(ascii: "$")
  static let leftBracket = UInt8(ascii: "[")
  static let rightBracket = UInt8(ascii: "]")
  static let colon = UInt8(ascii: ":")
  static let pipe = UInt8(ascii: "|")

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
  static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == space || (byte >= tab && byte <= carriageReturn)
  }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first offset at or after `offset` that is neither a space nor a tab; at most `end`.
  func skipBlanks(from offset: Int, to end: Int) -> Int {
    var offset = offset
    while offset < end, ASCII.isBlank(self[offset]) { offset += 1 }
    return offset
  }

  /// The end of the run of `byte` that starts at `offset`; at most `end`.
  func endOfRun(of byte: UInt8, from offset: Int, to end: Int) -> Int {
    var offset = offset
    while offset < end, self[offset] == byte { offset += 1 }
    return offset
  }

  /// The end of the line that starts at `start`, without its line end.
  func endOfLine(from start: Int) -> Int {
    self[start...].firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } ?? count
  }

  /// The start of the line after a line end.
  func startOfLine(after end: Int) -> Int {
    let isPair = byte(at: end) == ASCII.carriageReturn && byte(at: end + 1) == ASCII.lineFeed
    return end + (isPair ? 2 : 1)
  }

  /// True if the text at `offset` is `text`, in any case of ASCII letters; `text` is in lower case.
  func matches(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= end else { return false }
    for index in 0..<count {
      let byte = self[offset + index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower != text.utf8Start[index] { return false }
    }
    return true
  }

  /// The nearest scalar boundary at or before `offset`.
  func scalarBoundary(before offset: Int) -> Int {
    var offset = Swift.min(offset, count)
    while offset > 0, offset < count, self[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// The text of a part.
  func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The byte at an offset; `nil` outside.
  func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < count ? self[offset] : nil
  }

  /// The scalar that starts at an offset, with what it takes; `nil` at the end.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < count else { return nil }
    let first = self[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends at an offset, with what it takes; `nil` at the start.
  func scalar(before offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).map { ($0.scalar, offset - start) }
  }
}
