public import FoundationEssentials

/// A server id that a context had before it was rebuilt.
public struct LineageEntry: Codable, Hashable, Sendable {
  /// Why the id was left behind.
  public enum Reason: String, Codable, Hashable, Sendable {
    /// It had expired by our estimate, or the user asked for a fresh one.
    case rebuilt
    /// The server said that it is gone.
    case lost
    /// A retry, an edit or an undo in session mode needed a memory without the later turns.
    case rewound
    /// The record was forked from this id.
    case forked
    /// Its sources were read again.
    case refreshed
    /// The record was made from answers that this id gave.
    case distilled
  }

  /// The server's id.
  public var contextID: String
  /// When it was left behind.
  public var retiredAt: Date
  /// Why.
  public var reason: Reason
  /// When it was created, where this record paid for it.
  public var createdAt: Date?
  /// Until when the server held it, by our estimate.
  public var expiresAt: Date?
  /// The usage of creating it; `nil` for ids that another record paid for, and for imported ones.
  public var creationUsage: Usage?

  /// Creates an entry.
  public init(
    contextID: String, retiredAt: Date, reason: Reason, createdAt: Date? = nil,
    expiresAt: Date? = nil, creationUsage: Usage? = nil
  ) {
    self.contextID = contextID
    self.retiredAt = retiredAt
    self.reason = reason
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.creationUsage = creationUsage
  }

  /// The id as part of another record's past, which did not pay for it.
  public var unpaid: LineageEntry {
    LineageEntry(contextID: contextID, retiredAt: retiredAt, reason: reason)
  }
}
