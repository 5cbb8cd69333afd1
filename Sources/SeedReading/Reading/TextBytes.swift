import Wording

/// The text in bytes.
package enum TextBytes {
  /// UTF-8's byte order mark.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Bytes without the byte order marks before them: those describe the encoding and are not part of the text.
  package static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while rest.starts(with: mark) { rest = rest.dropFirst(mark.count) }
    return rest.count == bytes.count ? bytes : Array(rest)
  }

  /// Why bytes are no text in UTF-8; `nil` where they are.
  package static func problem(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return localized("text in UTF-16, not in UTF-8")
    }
    return bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil
      ? localized("not text") : nil
  }

  /// True if UTF-8 text holds more than white space.
  static func holdsText(_ bytes: [UInt8]) -> Bool {
    String(decoding: withoutMark(bytes), as: UTF8.self).contains { !$0.isWhitespace }
  }
}
