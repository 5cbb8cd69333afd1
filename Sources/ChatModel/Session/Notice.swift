/// Something to tell the user without stealing the keyboard.
public struct Notice: Hashable, Sendable {
  /// The importance of a notice.
  public enum Level: Hashable, Sendable { case info, warning, error }

  /// The importance of the notice.
  public var level: Level
  /// One or two plain sentences: what happened, to what, what to do next.
  public var text: String
  /// The conversation that it is about, if any.
  public var conversation: ConversationID?

  /// Creates a notice.
  public init(level: Level, text: String, conversation: ConversationID? = nil) {
    self.level = level
    self.text = text
    self.conversation = conversation
  }
}
