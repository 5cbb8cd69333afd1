/// The bytes of one line and the questions that lexers ask of them; reading past the end gives 0.
struct LineBytes {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Creates a borrowed line.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  subscript(offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// True if the line holds `text` at an offset.
  func has(_ text: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + text.count <= bytes.count else { return false }
    for index in text.indices where bytes[offset + index] != text[index] { return false }
    return true
  }

  /// True if the line holds `text` at an offset.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// True if the line holds `text`, which is in lower case, in any case at an offset.
  func hasFolded(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[offset + index] | 0x20 != text.utf8Start[index] {
      return false
    }
    return true
  }

  /// A part as a line.
  func part(_ from: Int, _ to: Int) -> LineBytes {
    LineBytes(UnsafeBufferPointer(rebasing: bytes[from..<to]))
  }

  /// The first offset at or after one that is not a blank.
  func skipBlanks(_ offset: Int) -> Int {
    var offset = offset
    while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset
  }

  /// The first offset at or after one whose byte fails a test.
  func skip(_ offset: Int, while test: (UInt8) -> Bool) -> Int {
    var offset = offset
    while offset < count, test(bytes[offset]) { offset += 1 }
    return offset
  }

  /// The next place of `byte`; the end of the line if there is none.
  func find(_ byte: UInt8, from offset: Int) -> Int {
    skip(offset) { $0 != byte }
  }

  /// The end of the next `text`; `nil` if it does not occur.
  func end(of text: [UInt8], from offset: Int, escapes: Bool) -> Int? {
    var offset = offset
    while offset < count {
      if escapes, bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == text.first, has(text, at: offset) {
        return offset + text.count
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// A hash of a part, the same for every case of ASCII letters if asked.
  func hash(_ from: Int, _ to: Int, foldingCase: Bool) -> UInt64 {
    var hash = WordTable.seed
    for offset in from..<to {
      let byte = bytes[offset]
      hash = WordTable.mix(hash, foldingCase && byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return hash
  }

  /// A part as bytes of its own.
  func slice(_ from: Int, _ to: Int) -> [UInt8] {
    from < to ? Array(bytes[from..<min(to, count)]) : []
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  /// True if a name may start so; everything beyond ASCII counts as a letter.
  static func isNameStart(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
  static func isName(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
}
