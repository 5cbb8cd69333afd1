import ChatModel

/// What has arrived for one choice and was not handed on yet.
struct ChoiceAccumulator {
  let index: Int
  var content = TextAccumulator()
  var reasoning = TextAccumulator()
  /// Why it ended; set once it has.
  private(set) var finishReason: FinishReason?
  private var hasNewFinish = false

  init(index: Int) {
    self.index = index
  }

  mutating func finish(_ word: String) {
    guard !word.isEmpty, finishReason?.rawValue != word else { return }
    finishReason = FinishReason(rawValue: word)
    hasNewFinish = true
  }

  /// What is new as a delta, `nil` when nothing is. A choice that has ended holds nothing back.
  mutating func take(isFinal: Bool) -> ChoiceDelta? {
    let isFinal = isFinal || finishReason != nil
    let delta = ChoiceDelta(
      index: index, content: content.take(isFinal: isFinal),
      reasoning: reasoning.take(isFinal: isFinal),
      finishReason: hasNewFinish ? finishReason : nil)
    hasNewFinish = false
    let isEmpty =
      delta.content.isEmpty && delta.reasoning.isEmpty && delta.finishReason == nil
    return isEmpty ? nil : delta
  }
}
