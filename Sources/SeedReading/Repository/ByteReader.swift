/// Takes values from the beginning of bytes; each is `nil` where too few are left.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Number of bytes left.
  var rest: Int { bytes.count - index }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest else { return nil }
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  /// A number, most significant byte first.
  mutating func number(_ width: Int) -> Int? {
    take(width).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// A number of as many bytes as it needs, in the notation of git's packs.
  mutating func variableNumber() -> Int? {
    guard var byte = take(1)?.first else { return nil }
    var value = Int(byte & 127)
    while byte & 128 != 0 {
      guard value < 1 << 40, let next = take(1)?.first else { return nil }
      byte = next
      value = (value + 1) << 7 + Int(byte & 127)
    }
    return value
  }

  /// Bytes up to a zero, which is taken, too.
  mutating func takeText() -> ArraySlice<UInt8>? {
    guard let end = bytes[index...].firstIndex(of: 0) else { return nil }
    defer { index = end + 1 }
    return bytes[index..<end]
  }
}
