/// The first messages of a context, and their origin.
public struct Seed: Codable, Hashable, Sendable {
  /// The messages, in order.
  public var messages: [Message]
  /// The files that the messages came from.
  public var sources: [ContextSource]

  /// Creates a seed.
  public init(messages: [Message], sources: [ContextSource] = []) {
    self.messages = messages
    self.sources = sources
  }
}
