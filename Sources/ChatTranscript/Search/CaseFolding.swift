/// Text as a search compares it: UTF-8 in which letters that differ in case only are the same
/// bytes.
///
/// Folding keeps every scalar's length, so places in the folded text are places in the text. It
/// covers ASCII, Latin, Greek and Cyrillic letters.
enum CaseFolding {
  static func bytes(of text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    fold(&bytes)
    return bytes
  }

  static func fold(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        if byte &- 0x41 < 26 {
          buffer[index] = byte | 0x20
        } else if byte >= 0xC3, byte <= 0xD1, index + 1 < buffer.count {
          let folded = fold(UInt32(byte & 0x1F) << 6 | UInt32(buffer[index + 1] & 0x3F))
          buffer[index] = 0xC0 | UInt8(truncatingIfNeeded: folded >> 6)
          buffer[index + 1] = 0x80 | UInt8(truncatingIfNeeded: folded & 0x3F)
          index += 1
        }
        index += 1
      }
    }
  }

  /// The lower-case form of a scalar of two bytes, where it has two bytes too.
  private static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xD7, 0x130, 0x138, 0x149, 0x3A2: scalar
    case 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
    case 0x178: 0xFF
    case 0x139...0x148, 0x179...0x17E: scalar | 1 == scalar ? scalar + 1 : scalar
    case 0x100...0x177: scalar | 1
    case 0x400...0x40F: scalar + 0x50
    case 0x460...0x47F: scalar | 1
    default: scalar
    }
  }
}
