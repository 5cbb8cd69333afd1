import ChatModel
import Wording

extension PlainTalk {
  /// Two replies one after the other, each below its heading, with the turns that follow it.
  mutating func describe(_ comparison: Comparison) -> String {
    if let problem = comparison.problem { return line(problem) }
    let prompts = Set(comparison.sides.map { $0.turns.first?.turn.prompt })
    return comparison.sides.map { side in
      let when = side.turn.map { TimeText.minute($0.timings.createdAt) } ?? ""
      var text = line(comparison.heading(of: side, side.turn, when: when))
      if prompts.count > 1, let prompt = side.turn?.prompt { text += asked(prompt) }
      text += Self.block(side.turn?.reply ?? "")
      for view in side.turns.dropFirst() {
        text += asked(view.turn.prompt) + Self.block(view.turn.reply)
      }
      if side.hasMore { text += line(localized("more turns follow")) }
      return text
    }.joined()
  }

  private mutating func asked(_ prompt: String) -> String { line(localized("prompt: \(prompt)")) }

  /// A text that ends its last line.
  private static func block(_ text: String) -> String {
    let text = PlainText.clean(text)
    return text.isEmpty || text.last?.isNewline == true ? text : text + "\n"
  }
}
