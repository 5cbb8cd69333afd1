/// The responder's own sentences.
struct GuideWords: Sendable {
  let found: String
  let foundBefore: String
  let more: String
  let remembered: String
  let nothing: String
  let nothingAtAll: String
  let topics: String
  let closing: String

  static let english = GuideWords(
    found: "The pinned context says:",
    foundBefore: "Going on from your question before, the pinned context says:",
    more: "The pinned context also says:",
    remembered: "You said earlier in this session:",
    nothing:
      "The pinned context has nothing that matches. I find and quote passages, so words that"
      + " stand in it work best.",
    nothingAtAll: "The pinned context has nothing that matches, and no headings to name.",
    topics: "It speaks of:",
    closing: "*Quoted from the context by the built-in gateway; no language model is involved.*")

  static let chinese = GuideWords(
    found: "固定的上下文里这样写：",
    foundBefore: "接着你上一个问题，固定的上下文里这样写：",
    more: "固定的上下文里还写道：",
    remembered: "你在本次会话中说过：",
    nothing: "固定的上下文里没有相符的内容。我只查找并摘录原文，用文中出现的词提问效果最好。",
    nothingAtAll: "固定的上下文里没有相符的内容，也没有可列出的标题。",
    topics: "它谈到：",
    closing: "*由内置网关从上下文中摘录，没有使用语言模型。*")

  /// In the language of a question.
  static func of(_ question: String) -> GuideWords {
    question.unicodeScalars.contains(where: TokenCount.isIdeographic) ? chinese : english
  }
}
