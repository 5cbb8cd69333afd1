/// What making a memory anew would send, told before it is done. ``SessionCommand/agreed(_:newest:)`` does it.
public struct RebuildOffer: Hashable, Sendable {
  /// How much of the conversation is replayed.
  public struct Way: Hashable, Sendable {
    /// How many of the newest turns; `nil`: all of them.
    public var newest: Int?
    /// What is sent, in a line: `the seed and 3 turns, about 120 tokens`.
    public var summary: String
    /// What is left out and why, as a sentence; `nil` when nothing is.
    public var leftOut: String?

    /// A way.
    public init(newest: Int? = nil, summary: String, leftOut: String? = nil) {
      self.newest = newest
      self.summary = summary
      self.leftOut = leftOut
    }
  }

  /// What was asked for and takes a rebuild.
  public var command: SessionCommand
  /// The conversation that it is about, if any.
  public var conversation: ConversationID?
  public var label: String
  /// Why it takes a rebuild and what becomes of it, as sentences.
  public var reasons: [String]
  /// The ways to do it, the advised one first; never empty.
  public var ways: [Way]

  /// An offer.
  public init(
    command: SessionCommand, conversation: ConversationID? = nil, label: String,
    reasons: [String], ways: [Way]
  ) {
    self.command = command
    self.conversation = conversation
    self.label = label
    self.reasons = reasons
    self.ways = ways
  }
}
