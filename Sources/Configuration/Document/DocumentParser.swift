import FoundationEssentials
import Wording

/// Reads JSON with what JSON5 adds for people: comments, trailing commas, unquoted names, single quotes.
///
/// A library would do for the values, but none reports the line of a value, and an error without it
/// is of little use to whoever edits the file.
struct DocumentParser {
  /// Deeper documents are refused, so that a hostile one cannot exhaust the stack.
  static let deepest = 64

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// Whose value is read.
  private var lastName = ""

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The document's one value.
  ///
  /// - Throws: ``ConfigError`` with the place and what was expected there.
  static func parse(_ text: String) throws(ConfigError) -> Node {
    var parser = DocumentParser(text)
    if parser.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    let node = try parser.value(depth: 0)
    try parser.skipSpace()
    guard parser.index == parser.bytes.count else {
      throw parser.failure(localized("Unexpected text after the end of the document."))
    }
    return node
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(ConfigError) -> Node {
    try skipSpace()
    guard depth < Self.deepest else {
      throw failure(localized("The document is nested too deeply."))
    }
    let start = position
    let first = index
    guard let byte = peek else {
      throw failure(localized("The file ends where a value is expected."))
    }
    let value: Node.Value =
      switch byte {
      case UInt8(ascii: "{"): try object(depth: depth)
      case UInt8(ascii: "["): try list(depth: depth)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): .text(try quoted())
      default: try word()
      }
    return Node(value: value, position: start, range: first..<index)
  }

  private mutating func object(depth: Int) throws(ConfigError) -> Node.Value {
    index += 1
    var members: [Node.Member] = []
    while true {
      try skipSpace()
      if consume(UInt8(ascii: "}")) { return .object(members) }
      let start = position
      let first = index
      let name = try memberName()
      let nameRange = first..<index
      if members.contains(where: { $0.name == name }) {
        throw ConfigError(
          at: start, path: ValueQuote.name(name),
          message: localized("\(ValueQuote.of(name, at: "")) appears twice; keep one."))
      }
      try skipSpace()
      guard consume(UInt8(ascii: ":")) else {
        throw failure(localized("Expected a colon after \(ValueQuote.of(name, at: ""))."))
      }
      lastName = name
      members.append(
        Node.Member(
          name: name, position: start, nameRange: nameRange, value: try value(depth: depth + 1)))
      try skipSpace()
      if consume(UInt8(ascii: ",")) { continue }
      guard peek == UInt8(ascii: "}") else {
        throw failure(
          localized("Expected a comma or } after the value of \(ValueQuote.of(name, at: ""))."))
      }
    }
  }

  private mutating func memberName() throws(ConfigError) -> String {
    if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return try quoted() }
    let start = index
    while let byte = peek, Self.isNameByte(byte) { index += 1 }
    guard index > start else { throw failure(localized("Expected a name.")) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private mutating func list(depth: Int) throws(ConfigError) -> Node.Value {
    index += 1
    var nodes: [Node] = []
    while true {
      try skipSpace()
      if consume(UInt8(ascii: "]")) { return .list(nodes) }
      nodes.append(try value(depth: depth + 1))
      try skipSpace()
      if consume(UInt8(ascii: ",")) { continue }
      guard peek == UInt8(ascii: "]") else { throw failure(localized("Expected a comma or ].")) }
    }
  }

  private mutating func word() throws(ConfigError) -> Node.Value {
    let start = index
    while let byte = peek,
      Self.isNameByte(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    {
      index += 1
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      if let number = Double(word), number.isFinite, word.utf8.first != UInt8(ascii: "+") {
        return .number(number, isInteger: Int(exactly: number) != nil)
      }
    }
    index = start
    throw failure(
      word.isEmpty
        ? localized("Expected a value.")
        : localized("\(ValueQuote.of(word, at: lastName)) is not a value; put strings in quotes."))
  }

  // MARK: Texts

  private mutating func quoted() throws(ConfigError) -> String {
    let start = position
    let quote = bytes[index]
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      index += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
    }
    throw ConfigError(
      at: start, path: "", message: localized("This string has no closing quote on its line."))
  }

  private mutating func escape(into text: inout [UInt8]) throws(ConfigError) {
    guard let byte = peek else { throw failure(localized("The file ends inside a string.")) }
    // A line end is none of the string, also behind a backslash: the string has no closing quote then.
    if byte == UInt8(ascii: "\n") { return }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"): text.append(contentsOf: try escaped().utf8)
    default: text.append(byte)
    }
  }

  /// The characters of one `\u`, with those that follow at once: a pair of them can be one character.
  private mutating func escaped() throws(ConfigError) -> String {
    var units = [try codeUnit()]
    while peek == UInt8(ascii: "\\"), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      units.append(try codeUnit())
    }
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func codeUnit() throws(ConfigError) -> UInt16 {
    let digits = bytes[index...].prefix(4)
    // `UInt16` reads signs, too.
    guard digits.count == 4, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure(localized("\\u must be followed by four hexadecimal digits.")) }
    index += 4
    return unit
  }

  // MARK: Bytes

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private var position: Position { Position(line: line, column: index - lineStart + 1) }

  private func failure(_ message: String) -> ConfigError {
    ConfigError(at: position, path: "", message: message)
  }

  private mutating func consume(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() throws(ConfigError) {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n"):
        index += 1
        line += 1
        lineStart = index
      case 0x20, 0x09, 0x0D: index += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(ConfigError) {
    let start = failure(localized("This comment has no end."))
    switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
    case UInt8(ascii: "/"):
      while let byte = peek, byte != UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "*"):
      index += 2
      while true {
        guard let byte = peek else { throw start }
        if byte == UInt8(ascii: "*"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/")
        {
          index += 2
          return
        }
        index += 1
        if byte == UInt8(ascii: "\n") {
          line += 1
          lineStart = index
        }
      }
    default: throw failure(localized("A comment starts with // or /*."))
    }
  }
}
