import ChatModel
import FoundationEssentials

/// A hit as `history search --json` prints it. Its names, in snake case, are a
/// promise.
struct SearchReport: Encodable {
  let conversation: String
  let turn: String
  let title: String
  let context: String
  let date: Date
  /// Whose words they are: `user` or `assistant`.
  let role: String
  let snippet: String
  /// Beginnings and ends of the matches in `snippet`, in characters.
  let matches: [[Int]]

  init(_ hit: SearchHit) {
    conversation = hit.conversation.rawValue
    turn = hit.turn.rawValue
    title = hit.conversationTitle
    context = hit.contextLabel
    date = hit.date
    role = hit.role.rawValue
    snippet = hit.snippet
    matches = hit.matches.map { [$0.lowerBound, $0.upperBound] }
  }
}
