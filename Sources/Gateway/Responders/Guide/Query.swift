/// What a question asks for: terms, each with others that may stand for it.
struct Query: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    var text: String
    /// How much it says about the question.
    var weight: Double
    var synonyms: Set<String>
  }

  /// How much a synonym counts against the word itself.
  static let synonymWeight = 0.6
  /// A single Chinese character says little; a pair is nearly a word.
  static let singleWeight = 0.15

  var terms: [Term] = []
  /// Whether it asks what something is.
  var asksWhat: Bool

  init(_ question: String) {
    let question = Self.withoutForm(question)
    asksWhat = Self.definitions.contains { question.utf8Index(of: $0) != nil }
    var seen: Set<String> = []
    for text in SearchTerms.of(Self.inWords(question)) where seen.insert(text).inserted {
      let weight = text.isSingleIdeograph ? Self.singleWeight : 1
      terms.append(Term(text: text, weight: weight, synonyms: Synonyms.of(text)))
    }
  }

  private static let definitions = ["what is ", "what are ", "what's ", "what does ", "什么是", "是什么"]

  /// How an answer should look is not what is asked for.
  private static let forms = [
    "in one line", "in one sentence", "in a few words", "in short", "in detail", "step by step",
    "briefly", "for me", "一句话", "简单地", "详细地",
  ]

  /// The question in small letters, without wishes about the form of the answer.
  private static func withoutForm(_ question: String) -> String {
    var text = question.lowercased()
    for form in forms {
      while let start = text.utf8Index(of: form) {
        text.removeSubrange(start..<text.utf8.index(start, offsetBy: form.utf8.count))
      }
    }
    return text
  }

  /// Words that questions are asked with, in Chinese; English ones are left out by ``SearchTerms``.
  private static let fillers: [[Character]] = [
    "能不能", "是不是", "有没有", "为什么", "怎么样", "什么时候", "什么", "怎么", "怎样", "如何", "哪些", "哪个", "哪里",
    "可以", "请问", "一下", "多少", "意思", "表示", "的", "吗", "呢", "吧", "啊", "了", "我", "你", "它", "是", "个",
  ].map(Array.init)

  private static let known: [(word: [Character], isFiller: Bool)] =
    (fillers.map { ($0, true) } + Synonyms.ideographicWords.map { (Array($0), false) })
    .sorted { $0.word.count > $1.word.count }

  /// The question with blanks for fillers and around known words, so that no pair of characters
  /// spans two words.
  static func inWords(_ question: String) -> String {
    guard question.unicodeScalars.contains(where: TokenCount.isIdeographic) else {
      return question
    }
    let characters = Array(question)
    var result = ""
    var place = 0
    while place < characters.count {
      if let found = known.first(where: { characters[place...].starts(with: $0.word) }) {
        result += found.isFiller ? " " : " \(String(found.word)) "
        place += found.word.count
      } else {
        result.append(characters[place])
        place += 1
      }
    }
    return result
  }
}
