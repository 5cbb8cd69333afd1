import ChatModel
import Wording

/// The table of a conversation's turns, each of which leads to its place on the page.
enum HTMLContents {
  /// In grapheme clusters.
  private static let length = 80

  static func table(_ entries: [ExportTranscript.Entry]) -> [String] {
    let rows = entries.enumerated().map { number, entry in
      let turn = entry.turn
      let tokens = turn.usage?.totalTokens.map(Count.text) ?? ""
      return "<tr><td class=\"right\">\(number + 1)</td>"
        + "<td dir=\"auto\"><a href=\"#\(HTMLText.escaped(turn.id.rawValue))\">"
        + "\(HTMLText.escaped(excerpt(turn.prompt)))</a></td>"
        + "<td>\(DateText.minute(turn.timings.createdAt))</td><td class=\"right\">\(tokens)</td></tr>"
    }
    return [
      "<table class=\"turns\">",
      "<tr><th class=\"right\">#</th><th>\(localized("Prompt"))</th><th>\(localized("Asked"))</th>"
        + "<th class=\"right\">\(localized("Tokens"))</th></tr>",
    ] + rows + ["</table>"]
  }

  /// The beginning of a prompt on one line.
  private static func excerpt(_ prompt: String) -> String {
    let words = prompt.prefix(length * 4).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    if words.isEmpty { return "…" }
    return words.count > length ? words.prefix(length) + "…" : words
  }
}
