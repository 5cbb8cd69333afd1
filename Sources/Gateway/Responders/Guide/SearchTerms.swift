/// Cuts text into the terms that a search compares: lower-case words without plural endings, and pairs of
/// neighbouring characters where a script puts no spaces between words.
enum SearchTerms {
  /// Words that say nothing about what is asked.
  static let ignored: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "in",
    "is", "it", "its", "me", "my", "of", "on", "or", "so", "tell", "that", "the", "then", "there", "this",
    "to", "was", "what", "when", "where", "which", "who", "why", "will", "with", "you", "your", "about",
  ]

  static func of(_ text: String) -> [String] {
    var terms: [String] = []
    var word = ""
    var previous: Character?
    func endWord() {
      if !word.isEmpty, !ignored.contains(word) { terms.append(stem(word)) }
      word = ""
    }
    for character in text.lowercased() {
      guard let scalar = character.unicodeScalars.first else { continue }
      if TokenCount.isIdeographic(scalar) {
        endWord()
        terms.append(String(character))
        if let previous { terms.append("\(previous)\(character)") }
        previous = character
        continue
      }
      previous = nil
      if character.isLetter || character.isNumber || character == "_" { word.append(character) } else { endWord() }
    }
    endWord()
    return terms
  }

  /// A light stemmer: plural and -ing, -ed endings.
  private static func stem(_ word: String) -> String {
    for (ending, least) in [("ing", 6), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)]
    where word.count >= least && word.hasSuffix(ending) && !word.hasSuffix("ss") {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}
