/// The text in a composer, per conversation.
public struct Draft: Codable, Hashable, Sendable {
  /// The whole text, folded pastes expanded.
  public var text: String
  /// The caret, in grapheme clusters from the start.
  public var caret: Int

  /// Creates a draft.
  public init(text: String = "", caret: Int = 0) {
    self.text = text
    self.caret = caret
  }

  /// True if there is nothing to keep.
  public var isEmpty: Bool { text.isEmpty }

  /// The draft with a text above it, unless one of them is empty or they are the same.
  public func below(_ head: String) -> Draft {
    if head.isEmpty || head == text { return self }
    if isEmpty { return Draft(text: head, caret: head.count) }
    // Counted together: a carriage return at its end and the line end after it are one character.
    let above = head + "\n\n"
    return Draft(text: above + text, caret: above.count + caret)
  }
}
