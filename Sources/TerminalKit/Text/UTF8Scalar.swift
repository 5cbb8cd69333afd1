/// A scalar read from well-formed UTF-8.
struct UTF8Scalar {
  var value: UInt32
  /// Its bytes.
  var length: Int

  /// The scalar that starts at `offset`; `bytes` is well-formed UTF-8 and `offset` in it, at a
  /// scalar's start.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let lead = UInt32(bytes[offset])
    switch lead {
    case ..<0x80:
      (value, length) = (lead, 1)
    case ..<0xE0:
      (value, length) = ((lead & 0x1F) << 6 | Self.tail(bytes, offset + 1), 2)
    case ..<0xF0:
      value =
        (lead & 0x0F) << 12 | Self.tail(bytes, offset + 1) << 6 | Self.tail(bytes, offset + 2)
      length = 3
    default:
      value =
        (lead & 0x07) << 18 | Self.tail(bytes, offset + 1) << 12
        | Self.tail(bytes, offset + 2) << 6 | Self.tail(bytes, offset + 3)
      length = 4
    }
  }

  @inline(__always)
  private static func tail(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
    UInt32(bytes[offset] & 0x3F)
  }
}

extension UTF8Scalar {
  /// The columns that it adds in sanitised text.
  @inline(__always)
  var width: Int {
    if value < 0x300 { return 1 }
    return Unicode.Scalar(value).map { CellWidth.of($0) } ?? 0
  }

  /// True if it is white space that may hang over the end of a row: not the no-break spaces.
  var isHangingSpace: Bool {
    switch value {
    case 0x20, 0x09, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Calls `body` with the text's UTF-8, which is well-formed by construction.
  @inline(__always)
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The last place after `start` and not after `limit` where sanitised text may be cut: between
  /// grapheme clusters, and not before a mark; `limit` if there is none.
  ///
  /// `limit` is where a scalar starts, or `end`, where the text ends.
  func clusterBoundary(from start: Int, upTo limit: Int, end: Int) -> Int {
    if limit >= end || self[limit] < 0x80 && self[limit - 1] < 0x80 { return limit }
    // A cluster that reaches over `limit` has to be seen doing so, not to its end.
    let after = limit + UTF8Scalar(self, at: limit).length
    var boundary = limit
    var offset = start
    for character in String(decoding: self[start..<after], as: UTF8.self) {
      if offset > limit { break }
      if offset > start, UTF8Scalar(self, at: offset).width > 0 { boundary = offset }
      offset += character.utf8.count
    }
    return boundary
  }
}
