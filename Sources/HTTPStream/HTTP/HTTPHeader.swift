/// One header field of a request or a response.
///
/// Its descriptions never show the value of a field that carries a credential.
public struct HTTPHeader: Hashable, Sendable {
  /// The field's name as it was given; compare with ``matches(_:)``.
  public let name: String
  /// The field's value without surrounding white space.
  public let value: String

  /// Creates a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// True if this is the field of the given name; names ignore case (RFC 9110, section 5.1).
  public func matches(_ other: String) -> Bool {
    name.utf8.elementsEqual(other.utf8) { $0.asciiLowercased == $1.asciiLowercased }
  }

  /// True if the value is a credential.
  public var isSensitive: Bool {
    [
      "authorization", "proxy-authorization", "api-key", "x-api-key", "x-goog-api-key", "cookie",
      "set-cookie",
    ].contains { matches($0) }
  }

  /// True if name and value can go on the wire: a token (RFC 9110, section 5.6.2), then no control
  /// byte.
  var isValid: Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
      && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
  }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The field as a line, with a placeholder for a credential.
  public var description: String { "\(name): \(isSensitive ? "(hidden)" : value)" }
  /// The field as a line, with a placeholder for a credential.
  public var debugDescription: String { description }
  /// A mirror with a placeholder for a credential.
  public var customMirror: Mirror {
    Mirror(self, children: ["name": name, "value": isSensitive ? "(hidden)" : value])
  }
}

extension [HTTPHeader] {
  /// The value of the first field of a name, ignoring case.
  public subscript(field name: String) -> String? {
    first { $0.matches(name) }?.value
  }
}
