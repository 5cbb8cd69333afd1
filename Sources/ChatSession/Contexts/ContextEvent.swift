package import ChatModel
import FoundationEssentials

/// What happens to a context.
package enum ContextEvent: Hashable, Sendable {
  /// The server began to answer a send: its ttl clock restarted.
  case answered
  /// The server said that the context is gone.
  case reportedLost
  /// It was created anew on the server.
  case recreated(Recreation)
  /// The user moved it to the trash.
  case forgotten
  /// The user took it back out of the trash.
  case restored

  /// What the server replied to a creation that replaces an id, and why it was asked for.
  package struct Recreation: Hashable, Sendable {
    package var contextID: String
    package var model: String?
    package var mode: ContextMode?
    package var ttl: Int?
    package var truncation: TruncationStrategy?
    package var usage: Usage?
    package var reason: LineageEntry.Reason
    /// What it was made of instead of the seed before.
    package var seed: Seed?
    /// The first turn that it was made of, where older ones were left out.
    package var memoryStart: TurnID?

    /// A recreation.
    package init(
      contextID: String, model: String? = nil, mode: ContextMode? = nil, ttl: Int? = nil,
      truncation: TruncationStrategy? = nil, usage: Usage? = nil, reason: LineageEntry.Reason,
      seed: Seed? = nil, memoryStart: TurnID? = nil
    ) {
      self.contextID = contextID
      self.model = model
      self.mode = mode
      self.ttl = ttl
      self.truncation = truncation
      self.usage = usage
      self.reason = reason
      self.seed = seed
      self.memoryStart = memoryStart
    }
  }
}
