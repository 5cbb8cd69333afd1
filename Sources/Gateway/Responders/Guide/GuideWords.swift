/// The responder's own sentences.
struct GuideWords: Sendable {
  let greeting: String
  let found: String
  let foundBefore: String
  let more: String
  let nothing: String
  let nothingAtAll: String
  let topics: String
  let closing: String
  /// That the context is written in another language than the question.
  let otherLanguage: String
  /// Which context is in that language, by its label.
  let counterpart: @Sendable (String) -> String
  /// Words that the context does not mention.
  let unknown: @Sendable ([String]) -> String

  /// The possible beginnings of an answer.
  var openings: [String] { [greeting, found, foundBefore, more, nothing, nothingAtAll] }

  static let english = GuideWords(
    greeting:
      "Hello. I answer with quotes from the pinned context; ask about something in it, such as"
      + " “What is a context?”.",
    found: "The pinned context says:",
    foundBefore: "Following up on your last question, the pinned context says:",
    more: "The pinned context also says:",
    nothing:
      "The pinned context has nothing that matches. I find and quote passages, so words that"
      + " appear in it work best.",
    nothingAtAll: "The pinned context has nothing that matches, and no headings to suggest.",
    topics: "It covers:",
    closing: "*Quoted from the context by the built-in gateway; no language model is involved.*",
    otherLanguage:
      "The context is in another language than your question, so I looked for words that mean the"
      + " same.",
    counterpart: { " The context “\($0)” says it in yours (F2 switches)." },
    unknown: { words in
      "Nothing in it mentions " + words.map { "“\($0)”" }.joined(separator: " or ") + "."
    })

  static let chinese = GuideWords(
    greeting: "你好。我通过摘录固定的上下文来回答，请提出其中有的内容，例如“什么是上下文？”。",
    found: "固定的上下文里这样写：",
    foundBefore: "接着你上一个问题，固定的上下文里这样写：",
    more: "固定的上下文里还写道：",
    nothing: "固定的上下文里没有相符的内容。我只查找并摘录原文，用文中出现的词提问效果最好。",
    nothingAtAll: "固定的上下文里没有相符的内容，也没有可列出的标题。",
    topics: "它谈到：",
    closing: "*由内置网关从上下文中摘录，没有使用语言模型。*",
    otherLanguage: "这个上下文的语言与提问不同，我查找的是意思相同的词。",
    counterpart: { "上下文“\($0)”里有同样的内容，语言与提问相同（按 F2 切换）。" },
    unknown: { words in
      "其中没有提到" + words.map { "“\($0)”" }.joined(separator: "、") + "。"
    })

  /// In the language of a question.
  static func of(_ question: String) -> GuideWords {
    GuideLanguage.of(question) == .ideographic ? chinese : english
  }
}
