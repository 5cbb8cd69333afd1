import CompletionReading
import HTTPStream

/// A key, kept out of every description, reflection and message.
public struct APIKey: Equatable, Sendable {
  private let value: String

  /// Wraps a key; white space and line ends around it, as files have them, are not part of it.
  public init(_ text: String) {
    value = text.trimmingSpace
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { value.isEmpty }

  /// Whether a header can carry it: visible ASCII only.
  var isSendable: Bool { value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }

  /// The `Authorization` field. The only way out.
  var header: HTTPHeader { HTTPHeader("Authorization", "Bearer \(value)") }

  /// A text of a stranger without the key, should it hold it.
  func redacted(from text: String) -> String {
    // A key this short would tear ordinary words apart, and is none.
    guard value.utf8.count >= 4 else { return text }
    return text.replacingAll(value, with: "(key)")
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(key)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
