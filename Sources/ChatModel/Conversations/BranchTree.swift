public import FoundationEssentials

/// The turns of one conversation with all its branches, for `/tree`.
public struct BranchTree: Hashable, Sendable {
  /// A turn of the tree, as far as a row of text can show it.
  public struct Entry: Hashable, Sendable, Identifiable {
    /// The turn.
    public let id: TurnID
    /// The turn before it; `nil` at a beginning of the conversation.
    public let parent: TurnID?
    /// The beginning of the prompt.
    public let prompt: String
    /// The beginning of the chosen reply; empty before it begins.
    public let reply: String
    /// The phase of the turn.
    public let phase: TurnPhase
    /// When it was written.
    public let createdAt: Date

    /// Creates an entry.
    public init(
      id: TurnID, parent: TurnID?, prompt: String, reply: String, phase: TurnPhase, createdAt: Date
    ) {
      self.id = id
      self.parent = parent
      self.prompt = prompt
      self.reply = reply
      self.phase = phase
      self.createdAt = createdAt
    }
  }

  /// The number of characters of a text that an entry has at most.
  public static let excerpt = 200

  /// The conversation.
  public let conversation: ConversationID
  /// The last turn of the branch on screen.
  public let head: TurnID?
  /// In the order in which they were written. The parent of one may be missing where only the newest were read.
  public let entries: [Entry]

  /// Creates a tree.
  public init(conversation: ConversationID, head: TurnID?, entries: [Entry]) {
    self.conversation = conversation
    self.head = head
    self.entries = entries
  }
}
