public import FoundationEssentials

/// A turn as a server with chains keeps it.
public struct TurnNode: Codable, Hashable, Sendable {
  /// The server's id of the reply, opaque.
  public var id: String
  /// The node that the turn was sent after; `nil` if everything was sent with it.
  public var parent: String?
  /// When the server drops it, as reported or as the API promises; `nil` if unknown.
  public var expiresAt: Date?
  /// True if the server said that it keeps the node, false if it said or showed that it does not; `nil` if unknown.
  public var isKept: Bool?

  /// Creates a node.
  public init(id: String, parent: String? = nil, expiresAt: Date? = nil, isKept: Bool? = nil) {
    self.id = id
    self.parent = parent
    self.expiresAt = expiresAt
    self.isKept = isKept
  }
}
