/// The words that questions are made with, as against those that say what is asked.
enum QuestionWords {
  /// English words that say nothing about what is asked.
  static let empty: Set<String> = Set(
    """
    a about all am an and any are as at be been between but by can could did difference do does doing else explain find for from \
    get give had happen happens has have hello help hey hi how i if in into is it its just know let like many me much \
    mean means my need no not of on or our out please s should so some something t tell thank thanks that the \
    their them then there these they thing things this to too try up us very want was way we were what when \
    where which who whose why will with would you your
    """.split(separator: " ").map(String.init))

  /// The beginnings or ends of a question about what something is.
  static let definitions = [
    "what is ", "what are ", "what's ", "whats ", "what does ", "define ", "什么是", "是什么", "什么叫",
    "啥是",
  ]

  /// Wishes about how the answer should look are not what is requested.
  private static let forms = [
    "in one line", "in one sentence", "in a few words", "in short", "in detail", "step by step",
    "briefly", "for me", "一句话", "简单地", "详细地",
  ]

  /// Chinese words that say nothing about what is asked.
  private static let fillers = """
    能不能 是不是 有没有 为什么 怎么样 怎么办 什么时候 什么叫 什么 怎么 怎样 如何 哪些 哪个 哪里 哪儿 在哪里 在哪儿 在哪 \
    可以 请问 一下 多少 意思 表示 告诉我 介绍 我想 想要 知道 需要 应该 帮我 谢谢 有关 关于 的 吗 呢 吧 啊 了 我 你 它 \
    是 个 请 想 要 会 有 在 把 被 和 与 或 及 该 这 那 啥 呀 哦 嘛 哈 里 都 还 也 就
    """.split(separator: " ").map(String.init)

  private static let known: [(word: [Character], isFiller: Bool)] =
    (fillers.map { (Array($0), true) } + Synonyms.ideographicWords.map { (Array($0), false) })
    .sorted { $0.word.count > $1.word.count }

  private static let knownWords = Set(Synonyms.ideographicWords)

  /// True if a Chinese word is one of those that the synonyms know.
  static func isKnown(_ word: String) -> Bool { knownWords.contains(word) }

  /// A question in small letters without wishes about the form of the answer.
  static func withoutForm(_ question: String) -> String {
    var text = question
    for form in forms {
      while let start = text.utf8Index(of: form) {
        text.removeSubrange(start..<text.utf8.index(start, offsetBy: form.utf8.count))
      }
    }
    return text
  }

  /// A question with blanks for Chinese fillers and around known Chinese words, so that no pair of
  /// characters spans two words.
  static func spaced(_ question: String) -> String {
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
