/// HTML character references such as `&amp;` and `&#x2014;`.
enum CharacterReference {
  /// The text of a reference; an unknown name is kept unchanged.
  static func decode(_ bytes: SourceBytes) -> String {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "&"),
      bytes[bytes.count - 1] == UInt8(ascii: ";")
    else { return String(decoding: bytes, as: UTF8.self) }
    let name = bytes.text(1..<(bytes.count - 1))
    let scalar = name.utf8.first == UInt8(ascii: "#") ? number(name.dropFirst()) : named[name]
    guard let scalar else { return String(decoding: bytes, as: UTF8.self) }
    return String(Character(scalar))
  }

  /// The references of a text decoded, and backslash escapes of punctuation resolved.
  static func unescape(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == ASCII.backslash || $0 == UInt8(ascii: "&") }) else {
      return text
    }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] == ASCII.backslash, offset + 1 < bytes.count,
          ASCII.isPunctuation(bytes[offset + 1])
        {
          result.append(bytes[offset + 1])
          offset += 2
        } else if let end = referenceEnd(bytes, from: offset) {
          result += decode(SourceBytes(rebasing: bytes[offset..<end])).utf8
          offset = end
        } else {
          result.append(bytes[offset])
          offset += 1
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func referenceEnd(_ bytes: SourceBytes, from offset: Int) -> Int? {
    guard bytes[offset] == UInt8(ascii: "&") else { return nil }
    var end = offset + 1
    while end < bytes.count, end - offset < 50,
      ASCII.isAlphanumeric(bytes[end]) || bytes[end] == UInt8(ascii: "#")
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
    return end + 1
  }

  private static func number(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
    guard let value else { return "\u{FFFD}" }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let named: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [:]
    var parts = names.split(whereSeparator: \.isWhitespace).makeIterator()
    while let name = parts.next(), let code = parts.next() {
      table[String(name)] = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init)
    }
    return table
  }()
}
