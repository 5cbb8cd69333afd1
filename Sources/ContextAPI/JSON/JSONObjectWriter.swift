import CompletionReading

/// Writes one JSON object as bytes, member by member.
struct JSONObjectWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// The bytes of an object whose members `body` writes.
  static func object(_ body: (inout JSONObjectWriter) -> Void) -> [UInt8] {
    var writer = JSONObjectWriter()
    writer.braces(body)
    return writer.bytes
  }

  mutating func member(_ key: StaticString, _ value: String) {
    begin(key)
    string(value)
  }

  mutating func member(_ key: StaticString, _ value: Int) {
    begin(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// A number that is not finite has no JSON; the rules refuse it before, so it is left out.
  mutating func member(_ key: StaticString, _ value: Double) {
    guard value.isFinite else { return }
    begin(key)
    bytes.append(contentsOf: value.jsonText.utf8)
  }

  mutating func member(_ key: StaticString, _ value: Bool) {
    begin(key)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func member(_ key: StaticString, _ values: [String]) {
    begin(key)
    brackets(values) { $0.string($1) }
  }

  mutating func object(_ key: StaticString, _ body: (inout JSONObjectWriter) -> Void) {
    begin(key)
    braces(body)
  }

  mutating func objects<Element>(
    _ key: StaticString, _ elements: [Element], _ body: (inout JSONObjectWriter, Element) -> Void
  ) {
    begin(key)
    brackets(elements) { writer, element in writer.braces { body(&$0, element) } }
  }

  private mutating func begin(_ key: StaticString) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
    needsComma = true
  }

  private mutating func braces(_ body: (inout JSONObjectWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  private mutating func brackets<Element>(
    _ elements: [Element], _ body: (inout JSONObjectWriter, Element) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      body(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes a string; only what JSON must escape is escaped (RFC 8259, section 7).
  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[start..<index])
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: #"\u00"#.utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
