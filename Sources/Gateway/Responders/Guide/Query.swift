/// The phrases of a question, each with its importance.
struct Query: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    var phrase: SearchPhrase
    /// Its importance for the question.
    var weight: Double
  }

  /// A single Chinese character says little; a pair is nearly a word.
  private static let singleWeight = 0.15

  private(set) var terms: [Term] = []
  /// True if it asks what something is.
  let asksWhat: Bool

  /// Bytes at each end of a prompt that are checked: a long one has its question there.
  private static let end = 1000

  init(_ question: String) {
    var question = question
    if question.utf8.count > 2 * Self.end {
      let bytes = question.utf8
      question =
        String(decoding: bytes.prefix(Self.end), as: UTF8.self) + "\n"
        + String(decoding: bytes.suffix(Self.end), as: UTF8.self)
    }
    question = QuestionWords.withoutForm(question.lowercased())
    asksWhat = QuestionWords.definitions.contains { question.utf8Index(of: $0) != nil }
    for phrase in SearchPhrase.of(QuestionWords.spaced(question)) { take(phrase) }
  }

  private mutating func take(_ phrase: SearchPhrase) {
    if phrase.isIdeographic {
      takeIdeographic(phrase)
    } else if phrase.tokens.count == 1 {
      if !QuestionWords.empty.contains(phrase.tokens[0]) { add(phrase) }
    } else {
      // "Ctrl+K" is no "k", and "common_prefix" is found by either word.
      add(phrase)
      for token in phrase.tokens where token.utf8.count > 1 && !QuestionWords.empty.contains(token)
      {
        add(SearchPhrase(tokens: [token]))
      }
    }
  }

  /// A known word stays whole; of others every pair of neighbours may be a word.
  private mutating func takeIdeographic(_ phrase: SearchPhrase) {
    guard phrase.tokens.count > 2, !QuestionWords.isKnown(phrase.tokens.joined()) else {
      return add(phrase)
    }
    for start in 0..<(phrase.tokens.count - 1) {
      add(SearchPhrase(tokens: Array(phrase.tokens[start...start + 1])))
    }
  }

  private mutating func add(_ phrase: SearchPhrase) {
    guard !terms.contains(where: { $0.phrase == phrase }) else { return }
    terms.append(
      Term(phrase: phrase, weight: phrase.isSingleIdeograph ? Self.singleWeight : 1))
  }
}
