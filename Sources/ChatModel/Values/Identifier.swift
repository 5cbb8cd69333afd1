/// Our own id of one record, opaque and unique; never the server's `context_id`.
public struct Identifier<Subject>: Hashable, Sendable, RawRepresentable {
  /// The text that is stored: for new records 20 characters of `0-9a-z`.
  public let rawValue: String

  /// Wraps a stored name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  private static var alphabet: [Character] { Array("0123456789abcdefghjkmnpqrstvwxyz") }

  /// A fresh name with 100 random bits.
  public static func random() -> Self {
    let letters = alphabet
    return Self(rawValue: String((0..<20).map { _ in letters.randomElement()! }))
  }

  /// A fresh name from the given source of randomness.
  public static func random(using generator: inout some RandomNumberGenerator) -> Self {
    let letters = alphabet
    return Self(rawValue: String((0..<20).map { _ in letters.randomElement(using: &generator)! }))
  }
}

extension Identifier: CustomStringConvertible {
  /// The stored text.
  public var description: String { rawValue }
}

extension Identifier: Codable {
  /// Reads the stored text.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the stored text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// The registry's own name of a context, stable over rebuilds (the server's id is not).
public typealias ContextKey = Identifier<CachedContext>
/// The name of a conversation.
public typealias ConversationID = Identifier<Conversation>
/// The name of a turn.
public typealias TurnID = Identifier<Turn>
