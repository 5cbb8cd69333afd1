internal import CUnistring

/// Line break opportunities: UAX #14, by libunistring, plus the rules that it lacks.
enum LineBreaks {
  /// One byte for each of `bytes`: 1 where a line may be broken before it, else 0.
  ///
  /// `bytes` is well-formed UTF-8 of one line, without its end.
  static func find(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var breaks = library(bytes)
    for offset in breaks.indices {
      breaks[offset] = Int(breaks[offset]) == UC_BREAK_POSSIBLE ? 1 : 0
    }
    adjust(&breaks, for: bytes)
    return breaks
  }

  /// libunistring's result for each byte, in its own codes.
  static func library(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { codes, count in
      codes.withMemoryRebound(to: CChar.self) { codes in
        guard let codes = codes.baseAddress else { return }
        // The plain name binds the version 1 entry point, which answers by older rules.
        u8_possible_linebreaks_v2(base, bytes.count, "UTF-8", codes)
      }
      count = bytes.count
    }
  }

  private static func adjust(_ breaks: inout [UInt8], for bytes: UnsafeBufferPointer<UInt8>) {
    for offset in 1..<max(1, bytes.count) {
      if breaks[offset] == 1, isKeptTogether(bytes, at: offset) {
        breaks[offset] = 0
      } else if bytes[offset] == UInt8(ascii: "/"), isWordAfterSpaces(bytes, at: offset) {
        breaks[offset] = 1
      } else if bytes[offset] == 0xE2, let end = wideQuotation(bytes, at: offset) {
        breaks[end] = 1
      }
    }
  }

  /// True if a word that begins with a slash follows spaces and something before them.
  private static func isWordAfterSpaces(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Bool {
    var previous = offset - 1
    while previous >= 0, bytes[previous] == 0x20 { previous -= 1 }
    guard previous >= 0, previous < offset - 1,
      ASCIILineBreaks.solidusBeginsWord(bytes, offset)
    else { return false }
    return bytes[previous] >= 0x80 || ASCIILineBreaks.Kind.of(bytes[previous]) != .opening
  }

  /// LB29, which the library lacks, and the rule for marks that begin a word.
  private static func isKeptTogether(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Bool {
    let last = bytes[offset - 1]
    switch last {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"):
      return isAlphabetic(bytes, at: offset)
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      return isAlphabetic(bytes, at: offset) && ASCIILineBreaks.markBeginsWord(bytes, offset)
    default:
      return false
    }
  }

  /// True if the scalar is of class AL, HL or SA, roughly: ASCII exactly, else narrow letters.
  private static func isAlphabetic(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    if bytes[offset] < 0x80 { return ASCIILineBreaks.Kind.of(bytes[offset]) == .alphabetic }
    let value = UTF8Scalar(bytes, at: offset).value
    guard ScalarClass.of(value) == .narrow, let scalar = Unicode.Scalar(value) else {
      return false
    }
    return scalar.properties.isAlphabetic
  }

  /// LB19a of later versions of UAX #14: Chinese text may be broken outside “ ” and ‘ ’.
  ///
  /// The offset of the break at a quotation mark between wide characters.
  private static func wideQuotation(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Int? {
    let after = offset + 3
    guard after < bytes.count, bytes[offset + 1] == 0x80, bytes[offset + 2] & 0xFA == 0x98,
      let before = wideScalar(before: offset, in: bytes)
    else { return nil }
    let next = UTF8Scalar(bytes, at: after).value
    guard ScalarClass.of(next) == .wide, let scalar = Unicode.Scalar(next) else { return nil }
    let opens = bytes[offset + 2] & 1 == 0
    if opens { return before.properties.generalCategory == .openPunctuation ? nil : offset }
    let isStart = isIdeograph(next) || scalar.properties.generalCategory == .openPunctuation
    return isStart ? after : nil
  }

  private static func wideScalar(
    before offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    let value = UTF8Scalar(bytes, at: start).value
    return ScalarClass.of(value) == .wide && value != 0x3000 ? Unicode.Scalar(value) : nil
  }

  private static func isIdeograph(_ value: UInt32) -> Bool {
    0x3400...0x9FFF ~= value || 0x20000...0x3FFFF ~= value
  }
}
