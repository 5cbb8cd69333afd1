/// Texts as the log takes them.
package enum LogText {
  /// In characters; a log line must not be longer.
  static let limit = 300

  /// A text on one line, without control characters, cut where it is very long.
  package static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
        .surrogate:
        result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result) + (text.unicodeScalars.count > limit ? "…" : "")
  }

  /// A value of metadata: as it is when it is one word, else in quotes.
  static func word(_ text: String) -> String {
    let text = line(text)
    let isWord =
      !text.isEmpty && !text.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" || $0 == "\\" }
    guard !isWord else { return text }
    return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
  }

  /// A sentence without the text between its first and its last quote: labels, ids and words of
  /// the server's may hold what the user or the model wrote, quotes included, which no log must
  /// keep.
  package static func withoutQuotes(_ sentence: String) -> String {
    let isQuote = { (character: Character) in "“”„\"".contains(character) }
    guard let first = sentence.firstIndex(where: isQuote),
      let last = sentence.lastIndex(where: isQuote)
    else { return sentence }
    let rest = first == last ? "" : sentence[sentence.index(after: last)...]
    return sentence[..<first] + "“…”" + rest
  }
}
