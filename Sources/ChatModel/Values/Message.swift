/// Who speaks. The API knows these three (api.md, "Chat request").
public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
  case system, user, assistant
}

/// One message of a seed or a history: a role and its text.
public struct Message: Codable, Hashable, Sendable {
  /// Who speaks.
  public var role: Role
  /// The exact text, never sanitised.
  public var content: String

  /// Creates a message.
  public init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}
