/// What a context is created with, and where it came from.
public struct Seed: Codable, Hashable, Sendable {
  public var messages: [Message]
  public var sources: [ContextSource]

  /// A seed.
  public init(messages: [Message], sources: [ContextSource] = []) {
    self.messages = messages
    self.sources = sources
  }
}
