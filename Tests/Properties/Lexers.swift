import SyntaxHighlighting

extension Property {
  /// The tokens of a line are in order, inside it, not empty, and cut between characters.
  static let lexers = Property("lexers") { input in
    var choices = Choices(input)
    let languages = LineHighlighter.languages
    let language = languages[choices.next(below: languages.count)]
    guard var highlighter = LineHighlighter(language: language) else {
      throw Broken("\(language) is listed and not known")
    }
    for line in choices.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bytes = Array(line.utf8)
      var end = 0
      for token in highlighter.highlight(String(line)) {
        let range = token.utf8Range
        try hold(range.lowerBound >= end, "\(language): tokens overlap")
        try hold(!range.isEmpty, "\(language): an empty token")
        try hold(range.upperBound <= bytes.count, "\(language): a token outside its line")
        for edge in [range.lowerBound, range.upperBound] where edge < bytes.count {
          try hold(bytes[edge] & 0xC0 != 0x80, "\(language): a token cuts a character")
        }
        end = range.upperBound
      }
    }
  }
}
