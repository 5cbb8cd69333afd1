import ChatModel
import FoundationEssentials

/// A hit as `history search --json` prints it. Its names, in snake case, are a
/// promise.
struct SearchReport: Encodable {
  /// The kind of record that contains the words: `prompt`, `reply`, `title` or `label`.
  let kind: String
  /// Left out for the label of a context without conversations.
  let conversation: String?
  /// Left out for titles and labels.
  let turn: String?
  let title: String
  let context: String
  let date: Date
  /// Whose words they are: `user` or `assistant`; left out for titles and labels.
  let role: String?
  let snippet: String
  /// Beginnings and ends of the matches in `snippet`, in characters.
  let matches: [[Int]]

  init(_ hit: SearchHit) {
    kind = hit.kind.rawValue
    conversation = hit.conversation?.rawValue
    turn = hit.turn?.rawValue
    title = hit.conversationTitle
    context = hit.contextLabel
    date = hit.date
    role =
      switch hit.kind {
      case .prompt: Role.user.rawValue
      case .reply: Role.assistant.rawValue
      case .title, .label: nil
      }
    snippet = hit.snippet
    matches = hit.matches.map { [$0.lowerBound, $0.upperBound] }
  }
}
