package import ChatModel

/// An earlier prompt in the composer, to be asked in another form.
package struct EditedTurn: Sendable, Hashable {
  /// The turn whose prompt is edited.
  package let turn: TurnID
  /// Its prompt as it came into the composer.
  let original: String
  /// The draft that comes back afterwards.
  var aside: Draft

  /// The draft to keep while `text` is in the composer: the new text above the draft put aside. A text that was
  /// asked is kept by the name of its turn instead.
  func draft(_ text: String, caret: Int, asked: String?) -> Draft {
    guard !text.isEmpty, text != original, text != asked else { return aside }
    return Draft(text: aside.below(text).text, caret: caret)
  }

  /// The part of `text` that was written since `asked` was sent.
  static func written(in text: String, since asked: String) -> String {
    guard text != asked else { return "" }
    guard text.hasPrefix(asked) else { return text }
    return String(text.dropFirst(asked.count).drop { $0.isWhitespace })
  }
}
