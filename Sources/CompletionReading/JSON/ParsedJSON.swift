import HTTPStream

/// A parsed JSON value, for what is rare or small: errors, the answer to a creation.
package enum ParsedJSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([ParsedJSON])
  case object([Member])

  /// A member of an object.
  package struct Member: Equatable, Sendable {
    /// The key of the member.
    package var key: String
    /// The value of the member.
    package var value: ParsedJSON
  }

  /// The value that the bytes begin with; `nil` when they do not begin with JSON. What comes after
  /// it, such as a stray `data: [DONE]`, is not looked at.
  package init?(_ bytes: some ContiguousBytesOfJSON) {
    let value = bytes.withBytes { bytes -> ParsedJSON? in
      var scanner = JSONScanner(bytes.withoutByteOrderMark)
      return try? scanner.value(depth: 0)
    }
    guard let value else { return nil }
    self = value
  }

  /// The value of a key, `nil` when this is not an object, has no such key, or has `null` there.
  package subscript(key: String) -> ParsedJSON? {
    guard case .object(let members) = self else { return nil }
    let value = members.first { $0.key == key }?.value
    return value == .null ? nil : value
  }

  /// The elements of an array; `nil` for anything else.
  package var elements: [ParsedJSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text of a string that is not empty, or of a number.
  package var text: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number.jsonText
    default: nil
    }
  }

  /// True if it says anything: not null, false, zero, empty, nor made of such values alone.
  var saysSomething: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .number(let number): number != 0
    case .string(let text): !text.isEmpty
    case .array(let elements): elements.contains(where: \.saysSomething)
    case .object(let members): members.contains(where: \.value.saysSomething)
    }
  }

  /// A number; `nil` for anything else.
  package var real: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The whole number in a number or a string, within what adds up without overflow.
  package var integer: Int? {
    switch self {
    case .number(let number): Int(clamping: number)
    case .string(let text): text.trimmingSpace.number.flatMap(Int.init(clamping:))
    default: nil
    }
  }
}

extension Int {
  /// A count from outside: rounded towards zero, within ±2⁵³; `nil` for what is not a number.
  package init?(clamping number: Double) {
    guard !number.isNaN else { return nil }
    self = Int(Swift.min(Swift.max(number, -0x1p53), 0x1p53))
  }
}

extension Double {
  /// The shortest JSON number that reads back the same: `0.7`, `1`. Not for infinities and NaN.
  package var jsonText: String {
    self == rounded() && abs(self) < 0x1p53 ? String(Int(self)) : description
  }
}

/// Bytes that JSON is read from.
package protocol ContiguousBytesOfJSON {
  /// Lends the bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension [UInt8]: ContiguousBytesOfJSON {
  /// Calls a function with the bytes of the text.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes { body($0) }
  }
}

extension UnsafeRawBufferPointer: ContiguousBytesOfJSON {
  /// Calls a function with the bytes.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(self)
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes after a UTF-8 byte order mark, if there is one.
  package var withoutByteOrderMark: UnsafeRawBufferPointer {
    starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeRawBufferPointer(rebasing: self[3...]) : self
  }
}

extension JSONScanner {
  /// Reads any value.
  package mutating func value(depth: Int) throws(Malformed) -> ParsedJSON {
    guard depth < Self.depthLimit else { throw Malformed() }
    switch peek() {
    case UInt8(ascii: "\""): return .string(try string().text)
    case UInt8(ascii: "{"):
      var walk = try object()
      var members: [ParsedJSON.Member] = []
      while let key = try key(&walk) {
        members.append(.init(key: key.text, value: try value(depth: depth + 1)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var walk = try array()
      var elements: [ParsedJSON] = []
      while try element(&walk) { elements.append(try value(depth: depth + 1)) }
      return .array(elements)
    default: return try word(depth: depth)
    }
  }

  private mutating func word(depth: Int) throws(Malformed) -> ParsedJSON {
    let word = String(decoding: try scalar(), as: UTF8.self)
    switch word {
    case "null": return .null
    // Python writes them for numbers that JSON cannot hold; by themselves they are no document.
    case "NaN" where depth > 0, "Infinity" where depth > 0, "-Infinity" where depth > 0:
      return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard word.utf8.first != UInt8(ascii: "+"), let number = word.number else {
        throw Malformed()
      }
      return .number(number)
    }
  }
}
