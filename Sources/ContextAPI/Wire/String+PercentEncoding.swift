extension StringProtocol {
  /// The text as part of an address: what is neither a letter, a digit, one of `-._~` nor one of `others` is escaped.
  func percentEncoded(but others: String = "") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
      case _ where "-._~".utf8.contains(byte) || others.utf8.contains(byte): bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text as one part of a path.
  var asPathSegment: String {
    // A part of dots alone would be read as a way up.
    allSatisfy { $0 == "." } ? String(repeating: "%2E", count: count) : percentEncoded()
  }
}
