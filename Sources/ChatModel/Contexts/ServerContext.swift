public import FoundationEssentials

/// A context as the server describes it, for servers that list them or extend them.
public struct ServerContext: Hashable, Sendable {
  /// The server's id.
  public var id: String
  /// The label that it has on the server; empty if none.
  public var label: String
  /// The model that it was created for.
  public var model: String
  /// Tokens of its prefix, if the server counted them.
  public var tokens: Int?
  /// When it was created.
  public var createdAt: Date?
  /// When the server drops it.
  public var expiresAt: Date?

  /// Creates a description.
  public init(
    id: String, label: String = "", model: String = "", tokens: Int? = nil, createdAt: Date? = nil,
    expiresAt: Date? = nil
  ) {
    self.id = id
    self.label = label
    self.model = model
    self.tokens = tokens
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}
