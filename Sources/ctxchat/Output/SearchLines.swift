import ChatModel
import TerminalKit
import Wording

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
        case .title: localized("  title: ")
        case .label: localized("  label: ")
        }
      return "\(head)\n\(mark)\(snippet(hit, isStyled: isStyled))\n"
    }.joined(separator: "\n")
  }

  private static func snippet(_ hit: SearchHit, isStyled: Bool) -> String {
    guard isStyled else { return TextTable.onOneLine(hit.snippet) }
    let characters = Array(hit.snippet)
    var line = StyledLine()
    var end = 0
    for match in hit.matches where match.lowerBound >= end && match.upperBound <= characters.count {
      line.spans.append(span(characters[end..<match.lowerBound]))
      line.spans.append(span(characters[match], Style(attributes: .bold)))
      end = match.upperBound
    }
    line.spans.append(span(characters[end...]))
    return SGR.text(of: line)
  }

  private static func span(
    _ characters: ArraySlice<Character>, _ style: Style = .plain
  ) -> StyledSpan {
    StyledSpan(String(characters.map { $0.isNewline ? " " : $0 }), style)
  }
}
