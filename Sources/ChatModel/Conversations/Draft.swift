/// What stands in a composer, per conversation.
public struct Draft: Codable, Hashable, Sendable {
  /// The whole text, folded pastes expanded.
  public var text: String
  /// The caret, in grapheme clusters from the start.
  public var caret: Int

  /// A draft.
  public init(text: String = "", caret: Int = 0) {
    self.text = text
    self.caret = caret
  }

  /// Whether there is nothing to keep.
  public var isEmpty: Bool { text.isEmpty }
}
