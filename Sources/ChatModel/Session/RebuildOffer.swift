/// The cost of creating a memory again, shown before it is done. ``SessionCommand/agreed(_:newest:)`` does
/// it.
public struct RebuildOffer: Hashable, Sendable {
  /// The part of the conversation to replay.
  public struct Way: Hashable, Sendable {
    /// Number of newest turns; `nil`: all of them.
    public var newest: Int?
    /// A description of what is sent, in a line: `the seed and 3 turns, about 120 tokens`.
    public var summary: String
    /// The parts left out and the reason, as a sentence; `nil` if nothing is left out.
    public var leftOut: String?

    /// Creates a way.
    public init(newest: Int? = nil, summary: String, leftOut: String? = nil) {
      self.newest = newest
      self.summary = summary
      self.leftOut = leftOut
    }
  }

  /// The requested command, which needs a rebuild.
  public var command: SessionCommand
  /// The conversation that it is about, if any.
  public var conversation: ConversationID?
  /// The label of the context.
  public var label: String
  /// The reasons for the rebuild and its consequences, as sentences.
  public var reasons: [String]
  /// The ways to do it, the advised one first; never empty.
  public var ways: [Way]

  /// Creates an offer.
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
