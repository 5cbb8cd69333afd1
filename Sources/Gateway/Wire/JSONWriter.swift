/// Writes JSON: a value's bytes, the members of objects in the order of their names.
///
/// A stream writes one for each token; Foundation's encoder takes several times as long for it, and gives up a whole
/// reply for one number that JSON cannot hold.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  /// The bytes of a value.
  static func bytes(of value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    return writer.bytes
  }

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number): write(number)
    case .text(let text): Self.append(text, to: &bytes)
    case .list(let list):
      bytes.append(UInt8(ascii: "["))
      for (place, item) in list.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        write(item)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, (name, member)) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(member)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// What JSON has no word for (an infinite number) is `null`.
  private mutating func write(_ number: Double) {
    if let whole = Int(exactly: number) {
      bytes += String(whole).utf8
    } else {
      bytes += (number.isFinite ? "\(number)" : "null").utf8
    }
  }

  /// Appends a string in its quotes.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { letters in
      var start = 0
      for place in letters.indices {
        guard let escape = escape(letters[place]) else { continue }
        bytes += letters[start..<place]
        bytes += escape
        start = place + 1
      }
      bytes += letters[start...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What stands for a byte that a string cannot hold as it is.
  private static func escape(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "\""): Array("\\\"".utf8)
    case UInt8(ascii: "\\"): Array("\\\\".utf8)
    case 0x08: Array("\\b".utf8)
    case 0x09: Array("\\t".utf8)
    case 0x0A: Array("\\n".utf8)
    case 0x0C: Array("\\f".utf8)
    case 0x0D: Array("\\r".utf8)
    case ..<0x20:
      Array("\\u00".utf8) + [byte >> 4, byte & 15].map { $0 + ($0 < 10 ? 0x30 : 0x57) }
    default: nil
    }
  }
}
