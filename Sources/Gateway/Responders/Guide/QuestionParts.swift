/// Cuts a question about several things into its parts.
enum QuestionParts {
  /// A prompt of more parts is a text, and is searched for as a whole.
  private static let most = 4
  /// Bytes.
  private static let longest = 600
  private static let separators = [
    " and also ", " as well as ", " and ", " & ", " plus ", "以及", "还有", "和", "与", "、",
  ]

  /// The parts that ask for something, in their order; one when there is nothing to cut.
  static func of(_ question: String) -> [String] {
    guard question.utf8.count <= longest else { return [question] }
    var text = question
    for separator in separators { text = cut(text, at: separator) }
    let parts = sentences(text).filter { !Query($0).terms.isEmpty }
    return parts.count <= most ? parts : [question]
  }

  private static func cut(_ text: String, at separator: String) -> String {
    var text = text
    while let start = text.lowercased().utf8Index(of: separator) {
      let end = text.utf8.index(start, offsetBy: separator.utf8.count)
      text.replaceSubrange(start..<end, with: "\n")
    }
    return text
  }

  /// Cut at the signs that end sentences and their parts; an ASCII one ends something only before a
  /// blank: config.json stays whole.
  private static func sentences(_ text: String) -> [String] {
    var parts: [String] = [""]
    let characters = Array(text)
    for (place, character) in characters.enumerated() {
      let isBeforeBlank =
        place + 1 == characters.count || characters[place + 1].isWhitespace
      if "\n。？！；，".contains(character) || (isBeforeBlank && ".?!;,".contains(character)) {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.drop { $0.isWhitespace }) }
  }
}
