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
  }

  /// The server's id.
  public var contextID: String
  /// When it was left behind.
  public var retiredAt: Date
  /// Why.
  public var reason: Reason

  /// An entry.
  public init(contextID: String, retiredAt: Date, reason: Reason) {
    self.contextID = contextID
    self.retiredAt = retiredAt
    self.reason = reason
  }
}
