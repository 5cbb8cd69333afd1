/// A set of bytes.
struct ByteSet: Hashable, Sendable {
  private var words = SIMD4<UInt64>()

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  init(_ characters: StaticString) {
    characters.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func remove(_ byte: UInt8) { words[Int(byte >> 6)] &= ~(1 << UInt64(byte & 63)) }

  /// All bytes that are not in it.
  var inverted: ByteSet {
    var set = self
    set.words = ~words
    return set
  }

  /// The ASCII characters of a class as `[:name:]` names it; `nil` for an unknown name.
  static func named(_ name: some Sequence<UInt8>) -> ByteSet? {
    let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
    let upper = Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    let lower = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
    let graphic = Array(UInt8(0x21)...0x7E)
    return switch String(decoding: Array(name), as: UTF8.self) {
    case "alnum": ByteSet(digits + upper + lower)
    case "alpha": ByteSet(upper + lower)
    case "blank": ByteSet([0x20, 0x09])
    case "cntrl": ByteSet(Array(0...0x1F) + [0x7F])
    case "digit": ByteSet(digits)
    case "graph": ByteSet(graphic)
    case "lower": ByteSet(lower)
    case "print": ByteSet([0x20] + graphic)
    case "punct": ByteSet(graphic.filter { !(digits + upper + lower).contains($0) })
    case "space": ByteSet([0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D])
    case "upper": ByteSet(upper)
    case "xdigit": ByteSet(digits + Array("abcdefABCDEF".utf8))
    default: nil
    }
  }
}
