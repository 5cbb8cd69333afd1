/// Reads the entries of a configuration file of git, one after another.
struct GitConfigurationParser {
  private let bytes: [UInt8]
  private var index = 0
  private var section = ""

  init(_ bytes: [UInt8]) {
    self.bytes = TextBytes.withoutMark(bytes)
  }

  /// The next key, with its section, and its value; `nil` at the end, or where the file is not well formed.
  mutating func next() -> (key: String, value: String)? {
    while let byte {
      switch byte {
      case UInt8(ascii: "["):
        guard takeSection() else { return nil }
      case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return takeEntry()
      }
    }
    return nil
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipLine() {
    while let byte, byte != 0x0A { index += 1 }
  }

  /// `[core]` or `[remote "origin"]`; a name in quotes may hold any sign.
  private mutating func takeSection() -> Bool {
    let first = index + 1
    var isQuoted = false
    index = first
    while let byte, byte != 0x0A {
      if byte == UInt8(ascii: "]"), !isQuoted {
        section = String(decoding: bytes[first..<index], as: UTF8.self).lowercased()
        index += 1
        return true
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      // A backslash makes the next sign a part of the name.
      index += byte == UInt8(ascii: "\\") && isQuoted ? 2 : 1
    }
    return false
  }

  private mutating func takeEntry() -> (key: String, value: String)? {
    let first = index
    while let byte, Self.isKeyByte(byte) { index += 1 }
    guard index > first else { return nil }
    let key = "\(section).\(String(decoding: bytes[first..<index], as: UTF8.self).lowercased())"
    while byte == 0x20 || byte == 0x09 { index += 1 }
    guard byte == UInt8(ascii: "=") else {
      skipLine()
      // A key alone says yes.
      return (key, "true")
    }
    index += 1
    return takeValue().map { (key, $0) }
  }

  /// A value to the end of its line, without quotes, comments and the blanks around it.
  private mutating func takeValue() -> String? {
    var value: [UInt8] = []
    var end = 0
    var isQuoted = false
    while byte == 0x20 || byte == 0x09 { index += 1 }
    while let byte, byte != 0x0A {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\"):
        guard let escaped = takeEscaped() else { return nil }
        value += escaped
        end = value.count
        continue
      case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted:
        skipLine()
        continue
      default: value.append(byte)
      }
      if isQuoted || (byte != 0x20 && byte != 0x09 && byte != 0x0D) { end = value.count }
    }
    return isQuoted ? nil : String(decoding: value[..<end], as: UTF8.self)
  }

  private mutating func takeEscaped() -> [UInt8]? {
    guard let byte else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case 0x0A: return []
    case 0x0D where self.byte == 0x0A:
      index += 1
      return []
    default: return nil
    }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
