import ChatModel
import TerminalKit

/// Hits of a search for people to read.
enum SearchLines {
  /// A line of facts and one with the surroundings of the match, which is bold where that can be.
  static func text(_ hits: [SearchHit], isStyled: Bool) -> String {
    hits.map { hit in
      let title = TextTable.onOneLine(hit.conversationTitle)
      let label = TextTable.onOneLine(hit.contextLabel)
      let id = hit.conversation.map { "\($0)  " } ?? ""
      let head =
        "\(id)\(TimeText.minute(hit.date))  \(label)" + (title.isEmpty ? "" : " · \(title)")
      let mark =
        switch hit.kind {
        case .prompt: "  › "
        case .reply: "    "
        case .title: "  title: "
        case .label: "  label: "
        }
      return "\(head)\n\(mark)\(snippet(hit, isStyled: isStyled))\n"
    }.joined(separator: "\n")
  }

  private static func snippet(_ hit: SearchHit, isStyled: Bool) -> String {
    guard isStyled else { return TextTable.onOneLine(hit.snippet) }
    let characters = Array(hit.snippet)
    var line = ""
    var end = 0
    for match in hit.matches where match.lowerBound >= end && match.upperBound <= characters.count {
      line += cleaned(characters[end..<match.lowerBound])
      line += "\u{1B}[1m" + cleaned(characters[match]) + "\u{1B}[22m"
      end = match.upperBound
    }
    return line + cleaned(characters[end...])
  }

  private static func cleaned(_ characters: ArraySlice<Character>) -> String {
    DisplayText.sanitize(String(characters.map { $0.isNewline ? " " : $0 }))
  }
}
