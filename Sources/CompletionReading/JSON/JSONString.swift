import Glibc

/// The bytes between the quotes of a JSON string, still in place.
package struct JSONString {
  /// The bytes between the quotes, with their escapes.
  package let bytes: UnsafeRawBufferPointer
  /// True if it holds a backslash.
  package let isEscaped: Bool

  /// True if it is this ASCII text. (A key spelled with escapes is not recognised; nobody sends
  /// one.)
  @inline(__always)
  package func `is`(_ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount, let base = bytes.baseAddress else { return false }
    return memcmp(base, text.utf8Start, bytes.count) == 0
  }

  /// The text; what is not UTF-8 becomes U+FFFD.
  package var text: String {
    guard isEscaped else { return String(decoding: bytes, as: UTF8.self) }
    var text = TextAccumulator()
    text.append(self)
    return text.take(isFinal: true)
  }

  /// Appends the text as UTF-8. A surrogate without its partner becomes the three bytes of its code
  /// point, so that a partner in a later string can still join it.
  ///
  /// - Returns: True if such a surrogate was written.
  func append(to output: inout [UInt8]) -> Bool {
    guard isEscaped else {
      output.append(contentsOf: bytes)
      return false
    }
    var wroteSurrogate = false
    var start = 0
    while let offset = bytes.offset(of: UInt8(ascii: "\\"), from: start) {
      output.append(contentsOf: bytes[start..<offset])
      start = escape(at: offset, to: &output, &wroteSurrogate)
    }
    output.append(contentsOf: bytes[start...])
    return wroteSurrogate
  }

  /// Writes the character of the escape at an offset; returns the offset after it.
  private func escape(
    at offset: Int, to output: inout [UInt8], _ wroteSurrogate: inout Bool
  ) -> Int {
    guard offset + 1 < bytes.count else { return bytes.count }
    let letter = bytes[offset + 1]
    switch letter {
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "u"): return unicode(at: offset, to: &output, &wroteSurrogate)
    default: output.append(letter)
    }
    return offset + 2
  }

  private func unicode(
    at offset: Int, to output: inout [UInt8], _ wroteSurrogate: inout Bool
  ) -> Int {
    guard let unit = hex(at: offset + 2) else {
      output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      return min(offset + 2, bytes.count)
    }
    if 0xD800..<0xDC00 ~= unit, offset + 7 < bytes.count,
      bytes[offset + 6] == UInt8(ascii: "\\"), bytes[offset + 7] == UInt8(ascii: "u"),
      let low = hex(at: offset + 8), 0xDC00..<0xE000 ~= low
    {
      output.appendCodePoint(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      return offset + 12
    }
    if 0xD800..<0xE000 ~= unit { wroteSurrogate = true }
    output.appendCodePoint(unit)
    return offset + 6
  }

  private func hex(at offset: Int) -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = byte.hexDigit else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}

extension UInt8 {
  fileprivate var hexDigit: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46: UInt32(self) - 0x41 + 10
    case 0x61...0x66: UInt32(self) - 0x61 + 10
    default: nil
    }
  }
}

extension [UInt8] {
  /// Appends a code point by UTF-8's rule, surrogates included.
  fileprivate mutating func appendCodePoint(_ value: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: 0x80 | (value >> shift & 0x3F))
    }
    switch value {
    case ..<0x80: append(UInt8(truncatingIfNeeded: value))
    case ..<0x800: append(contentsOf: [UInt8(truncatingIfNeeded: 0xC0 | value >> 6), tail(0)])
    case ..<0x10000:
      append(contentsOf: [UInt8(truncatingIfNeeded: 0xE0 | value >> 12), tail(6), tail(0)])
    default:
      append(contentsOf: [
        UInt8(truncatingIfNeeded: 0xF0 | value >> 18), tail(12), tail(6), tail(0),
      ])
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The offset of the first such byte at or after `start`.
  func offset(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
