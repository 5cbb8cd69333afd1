/// The responder's own sentences.
struct GuideWords: Sendable {
  let found: String
  let foundBefore: String
  let remembered: String
  let nothing: String
  let topics: String
  let closing: String

  func opening(_ isFollowUp: Bool) -> String { isFollowUp ? foundBefore : found }

  static let english = GuideWords(
    found: "The pinned context says:",
    foundBefore: "Going on from your question before, the pinned context says:",
    remembered: "The context does not speak of that, but you said earlier in this session:",
    nothing: "The pinned context has nothing that matches the question.",
    topics: "It speaks of:",
    closing: "*Quoted from the context by the built-in gateway; no language model is involved.*")

  static let chinese = GuideWords(
    found: "固定的上下文里这样写：",
    foundBefore: "接着你上一个问题，固定的上下文里这样写：",
    remembered: "上下文没有提到这一点，但你在本次会话中说过：",
    nothing: "固定的上下文里没有与问题相符的内容。",
    topics: "它谈到：",
    closing: "*由内置网关从上下文中摘录，没有使用语言模型。*")
}
