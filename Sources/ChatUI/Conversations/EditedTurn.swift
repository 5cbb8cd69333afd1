package import ChatModel

/// A prompt of the past in the composer.
package struct EditedTurn: Sendable, Hashable {
  package let turn: TurnID
  /// Its prompt as it came into the composer.
  let original: String
  /// The draft that comes back afterwards.
  package var aside: Draft
  /// What the controller was asked to send last; the text stays until the controller speaks of that turn.
  var asked: UnsentPrompt?

  /// What to keep while `text` stands in the composer: what was written stands above the draft put aside. What was
  /// asked is kept by the name of its turn instead.
  func draft(_ text: String, caret: Int) -> Draft {
    guard !text.isEmpty, text != original, text != asked?.text else { return aside }
    return Draft(text: aside.below(text).text, caret: caret)
  }

  /// What was written in `text` since it was asked.
  func writtenSince(_ text: String) -> String {
    guard let asked, text != asked.text else { return "" }
    guard text.hasPrefix(asked.text) else { return text }
    return String(text.dropFirst(asked.text.count).drop { $0.isWhitespace })
  }
}
