/// Text that arrives in pieces of bytes, and is taken in pieces of whole characters.
///
/// A server may cut a character between two strings, as UTF-8 or as a pair of `\u` escapes. The cut
/// half is held back until the other half comes, so the text does not depend on how the network cut
/// the bytes.
package struct TextAccumulator: Sendable {
  private var bytes: [UInt8] = []
  private var hasSurrogates = false

  /// True if no text waits to be taken.
  package var isEmpty: Bool { bytes.isEmpty }
  /// Number of bytes that wait to be taken.
  var count: Int { bytes.count }

  /// An accumulator without text.
  package init() {}

  /// Adds the text of a JSON string.
  package mutating func append(_ string: JSONString) {
    if string.append(to: &bytes) { hasSurrogates = true }
  }

  /// Adds a text.
  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
  }

  /// Forgets everything after this number of bytes.
  mutating func drop(after count: Int) {
    if count < bytes.count { bytes.removeLast(bytes.count - count) }
  }

  /// Removes everything after this number of bytes.
  mutating func cut(after count: Int) -> [UInt8] {
    let last = Array(bytes.dropFirst(count))
    drop(after: count)
    return last
  }

  /// The bytes so far as a text, taken out: what is compared with a text that came.
  package mutating func takeBytes() -> [UInt8] {
    Array(take(isFinal: true).utf8)
  }

  /// The text so far, without a character whose end has not come unless this is the final call.
  /// What is not UTF-8 becomes U+FFFD.
  mutating func take(isFinal: Bool) -> String {
    if bytes.isEmpty { return "" }
    let held = isFinal ? 0 : unfinishedCount
    if held == 0, !hasSurrogates {
      defer { bytes.removeAll(keepingCapacity: true) }
      return String(decoding: bytes, as: UTF8.self)
    }
    let ready = bytes.dropLast(held)
    let text =
      hasSurrogates
      ? String(decoding: ready.joiningSurrogates, as: UTF8.self)
      : String(decoding: ready, as: UTF8.self)
    bytes.removeFirst(ready.count)
    hasSurrogates = hasSurrogates && held > 0
    return text
  }

  /// Number of bytes at the end that may be the beginning of a character.
  private var unfinishedCount: Int {
    if hasSurrogates, bytes.count >= 3, bytes[bytes.count - 3] == 0xED,
      0xA0...0xAF ~= bytes[bytes.count - 2]
    {
      return 3
    }
    var length = 0
    for byte in bytes.reversed().prefix(4) {
      length += 1
      switch byte {
      case 0x80...0xBF: continue
      case 0xC2...0xDF: return length < 2 ? length : 0
      case 0xE0...0xEF: return length < 3 ? length : 0
      case 0xF0...0xF4: return length < 4 ? length : 0
      default: return 0
      }
    }
    return 0
  }
}

extension Collection<UInt8> {
  /// The bytes with pairs of surrogates joined to one character, and single ones as U+FFFD.
  fileprivate var joiningSurrogates: [UInt8] {
    let bytes = Array(self)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let unit = bytes.surrogate(at: index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if unit < 0xDC00, let low = bytes.surrogate(at: index + 3), low >= 0xDC00 {
        let value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        if let scalar = Unicode.Scalar(value) { result.append(contentsOf: UTF8.encode(scalar)!) }
        index += 6
      } else {
        result.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 3
      }
    }
    return result
  }
}

extension [UInt8] {
  /// The surrogate whose three bytes begin at an index.
  fileprivate func surrogate(at index: Int) -> UInt32? {
    guard index + 2 < count, self[index] == 0xED, 0xA0...0xBF ~= self[index + 1],
      0x80...0xBF ~= self[index + 2]
    else { return nil }
    return 0xD000 | UInt32(self[index + 1] & 0x3F) << 6 | UInt32(self[index + 2] & 0x3F)
  }
}
