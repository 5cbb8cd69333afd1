package import ChatModel

extension JSONScanner {
  /// Reads a `usage` object: counts as numbers or numeric texts, unknown members passed over; `nil`
  /// for anything that is not a count. Counts are clamped so that sums of them cannot overflow.
  package mutating func usage() throws(Malformed) -> Usage? {
    guard peek() == UInt8(ascii: "{") else {
      try skipValue()
      return nil
    }
    var counts = TokenCounts()
    try counts.read(&self)
    return counts.usage
  }

  /// The counts in the member `usage` of an object.
  package static func usage(in object: [UInt8]) -> Usage? {
    object.withUnsafeBytes { bytes in
      var json = JSONScanner(bytes.withoutByteOrderMark)
      guard var walk = try? json.object() else { return nil }
      while let key = try? json.key(&walk) {
        if key.is("usage") { return try? json.usage() }
        guard (try? json.skipValue()) != nil else { return nil }
      }
      return nil
    }
  }

  /// Reads a count; `nil` for anything else.
  mutating func count() throws(Malformed) -> Int? {
    switch peek() {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try skipValue()
      return nil
    case UInt8(ascii: "\""): return ParsedJSON.string(try string().text).integer.map { max(0, $0) }
    default:
      let word = String(decoding: try scalar(), as: UTF8.self)
      return (Int(word) ?? word.number.flatMap(Int.init(clamping:)))
        .map { Swift.min(Swift.max($0, 0), 1 << 53) }
    }
  }
}
