import CompletionReading
import HTTPStream

/// A key, kept out of every description, reflection and message.
public struct APIKey: Equatable, Sendable {
  private let value: String

  /// Wraps a key; white space and line ends around it, as files have them, are not part of it.
  public init(_ text: String) {
    value = text.trimmingSpace
  }

  /// True if there is nothing in it.
  public var isEmpty: Bool { value.isEmpty }

  /// True if a header can carry it: visible ASCII only.
  var isSendable: Bool { value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

  /// The header field that an API takes its key from.
  enum Field {
    /// `Authorization: Bearer`.
    case bearer
    /// `x-goog-api-key`.
    case google
  }

  /// The header field with the key. The only way out.
  func header(_ field: Field) -> HTTPHeader {
    switch field {
    case .bearer: HTTPHeader("Authorization", "Bearer \(value)")
    case .google: HTTPHeader("x-goog-api-key", value)
    }
  }

  /// Takes this key, and other secrets, out of the texts of strangers.
  var redactor: Redactor { Redactor(key: value) }
}

extension APIKey? {
  /// Takes the key, where there is one, and other secrets out of the texts of strangers.
  var redactor: Redactor { self?.redactor ?? Redactor() }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A placeholder, so that no log shows the key.
  public var description: String { "(key)" }
  /// A placeholder, so that no log shows the key.
  public var debugDescription: String { description }
  /// A mirror without children, so that no dump shows the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
