import ChatModel
import FoundationEssentials

/// An event in the life of a context.
enum ContextEvent: Hashable, Sendable {
  /// The server began to answer a prompt: the ttl starts again.
  case answered
  /// The server said that the context is gone.
  case reportedLost
  /// A turn of a chain ended. The Boolean says whether it showed that the server keeps turns, or that it does not; `nil` if
  /// it showed neither.
  case node(TurnNode, isKept: Bool?)
  /// The server gave it a new end.
  case extended(until: Date)
  /// It was created again on the server.
  case recreated(Recreation)
  /// The user moved it to the trash.
  case forgotten
  /// The user restored it from the trash.
  case restored

  /// The server's reply to a creation that replaces an id, and the reason for it.
  struct Recreation: Hashable, Sendable {
    var contextID: String
    var mode: ContextMode?
    var ttl: Int?
    var expiresAt: Date?
    var truncation: TruncationStrategy?
    var usage: Usage?
    var reason: LineageEntry.Reason
    /// Replaces the seed.
    var seed: Seed?
    /// Replaces the model.
    var model: String?
    /// The first turn that was replayed, if older ones were left out.
    var memoryStart: TurnID?
  }
}
