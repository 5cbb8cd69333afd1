/// A title made from the first prompt of a conversation.
enum ConversationTitle {
  /// The first line with something in it, its white space folded, cut after 60 grapheme clusters.
  static func of(_ prompt: String) -> String {
    let lines = prompt.prefix(4_000).split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
    let folded = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return folded.count > limit ? folded.prefix(limit - 1) + "…" : folded
  }

  private static let limit = 60
}
