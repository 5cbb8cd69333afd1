import Glibc

/// Reads JSON from bytes in place and copies only what it is asked for.
///
/// It is lenient where leniency loses nothing: bytes that are not UTF-8 and control bytes pass
/// within strings, lone surrogates too. Nesting has a limit, so no input exhausts the stack.
package struct JSONScanner {
  /// The input is not JSON, or ends too early.
  package struct Malformed: Error {}

  /// The deepest nesting of arrays and objects.
  package static let depthLimit = 256

  private let bytes: UnsafeRawBufferPointer
  /// The offset of the next byte to read.
  package private(set) var position = 0

  /// Creates a scanner at an offset.
  package init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// True if no byte is left.
  package var isAtEnd: Bool { position >= bytes.count }

  /// The bytes from here to the position of another scanner of the same bytes.
  func text(upTo other: JSONScanner) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[position..<max(position, other.position)])
  }

  /// The bytes that are left.
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[position...]) }

  /// Continues at an offset.
  mutating func go(to position: Int) { self.position = min(position, bytes.count) }

  // MARK: Values

  /// The first byte of the next value, or of the text in its place; 0 at the end.
  package mutating func peek() -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return 0
  }

  /// Passes over `byte` if it comes next.
  package mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte, position < bytes.count else { return false }
    position += 1
    return true
  }

  /// Reads a string.
  package mutating func string() throws(Malformed) -> JSONString {
    guard skip(UInt8(ascii: "\"")) else { throw Malformed() }
    let start = position
    var isEscaped = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let content = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
        position += 1
        return JSONString(bytes: content, isEscaped: isEscaped)
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        position += 1
      }
      position += 1
    }
    position = bytes.count
    throw Malformed()
  }

  /// Reads a number's digits, or a word such as `true`; the raw bytes.
  package mutating func scalar() throws(Malformed) -> UnsafeRawBufferPointer {
    _ = peek()
    let start = position
    while position < bytes.count, bytes[position].isScalarByte { position += 1 }
    guard position > start else { throw Malformed() }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }

  /// Passes over any value.
  package mutating func skipValue(depth: Int = 0) throws(Malformed) {
    switch peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      guard depth < Self.depthLimit else { throw Malformed() }
      var members = try object()
      while try key(&members) != nil { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      guard depth < Self.depthLimit else { throw Malformed() }
      var elements = try array()
      while try element(&elements) { try skipValue(depth: depth + 1) }
    default: _ = try scalar()
    }
  }

  // MARK: Containers

  /// The position of a walk through an object or an array.
  package struct Walk {
    fileprivate var isFirst = true
  }

  /// Enters an object; continue with ``key(_:)``.
  package mutating func object() throws(Malformed) -> Walk {
    guard skip(UInt8(ascii: "{")) else { throw Malformed() }
    return Walk()
  }

  /// The next member's key, its value comes next; `nil` at the end of the object.
  package mutating func key(_ walk: inout Walk) throws(Malformed) -> JSONString? {
    if skip(UInt8(ascii: "}")) { return nil }
    if !walk.isFirst, !skip(UInt8(ascii: ",")) { throw Malformed() }
    walk.isFirst = false
    let key = try string()
    guard skip(UInt8(ascii: ":")) else { throw Malformed() }
    return key
  }

  /// Enters an array; continue with ``element(_:)``.
  package mutating func array() throws(Malformed) -> Walk {
    guard skip(UInt8(ascii: "[")) else { throw Malformed() }
    return Walk()
  }

  /// True if another element comes next.
  package mutating func element(_ walk: inout Walk) throws(Malformed) -> Bool {
    if skip(UInt8(ascii: "]")) { return false }
    if !walk.isFirst, !skip(UInt8(ascii: ",")) { throw Malformed() }
    walk.isFirst = false
    return true
  }
}

extension UInt8 {
  /// True if a number or a word can hold it.
  fileprivate var isScalarByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
