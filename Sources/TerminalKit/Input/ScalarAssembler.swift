/// Puts one character together from its UTF-8 bytes; a broken one is U+FFFD for each maximal part
/// (The Unicode Standard, table 3-7 and "U+FFFD Substitution of Maximal Subparts").
struct ScalarAssembler {
  enum Step {
    case needsMore
    case scalar(Unicode.Scalar)
    /// The bytes so far are not a character; for `next`, the byte at hand is not among them.
    case invalid(Unicode.Scalar)
  }

  private var value: UInt32 = 0
  private var missing = 0
  /// The allowed range of the next byte; only the second is ever narrower than 80…BF.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  private static let replacement = Unicode.Scalar(0xFFFD as UInt16) ?? " "

  /// The first byte, 0x80 or above.
  mutating func begin(_ byte: UInt8) -> Step {
    allowed = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF:
      start(byte & 0x1F, missing: 1)
    case 0xE0...0xEF:
      start(byte & 0x0F, missing: 2)
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      start(byte & 0x07, missing: 3)
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default:
      return .invalid(Self.replacement)
    }
    return .needsMore
  }

  private mutating func start(_ bits: UInt8, missing: Int) {
    value = UInt32(bits)
    self.missing = missing
  }

  /// A byte after the first.
  mutating func next(_ byte: UInt8) -> Step {
    guard allowed.contains(byte) else { return .invalid(Self.replacement) }
    allowed = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .needsMore }
    return .scalar(Unicode.Scalar(value) ?? Self.replacement)
  }

  /// The replacement for a character that was never finished.
  var unfinished: Unicode.Scalar { Self.replacement }
}
