/// Paths on one line, separated by spaces; a space that is part of a path is escaped or quoted.
enum PathWords {
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isOpen = false
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        (isEscaped, isOpen) = (true, true)
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        (quote, isOpen) = (character, true)
      } else if character.isWhitespace {
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
        isOpen = true
      }
    }
    if isOpen { words.append(word) }
    return words.filter { !$0.isEmpty }
  }

  static func join(_ paths: [String]) -> String {
    paths.map { path in
      let needsCare = path.contains { $0.isWhitespace || "\\\"'".contains($0) }
      guard needsCare else { return path }
      return path.map { "\\\"'".contains($0) || $0.isWhitespace ? "\\\($0)" : "\($0)" }.joined()
    }.joined(separator: " ")
  }
}
