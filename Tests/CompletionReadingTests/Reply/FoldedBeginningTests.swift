import Basics
import Testing

@testable import CompletionReading

/// Long and endless beginnings of a reply, in which reasoning may still come.
@Suite struct FoldedBeginningTests {
  /// The texts in the order in which they go out, and the number of takes after which the first did.
  private func run(_ pieces: some Sequence<String>) -> (
    reasoning: String, reply: String, first: Int?
  ) {
    var folding = ThinkFolding()
    var (reasoning, reply) = ("", "")
    var first: Int?
    for (place, piece) in pieces.enumerated() {
      let parts = folding.take(piece)
      reasoning += parts.reasoning
      reply += parts.reply
      if first == nil, !reasoning.isEmpty || !reply.isEmpty { first = place }
    }
    let rest = folding.finish()
    return (reasoning + rest.reasoning, reply + rest.reply, first)
  }

  @Test func `Line ends without end are shown once they are too many for a beginning`() {
    let found = run(repeatElement("\n\n", count: 40_000))
    #expect(found.reply.utf8.count == 80_000 && found.reasoning.isEmpty)
    #expect((found.first ?? .max) <= 32_769)
  }

  @Test func `Reasoning behind white space is found however the white space came`() {
    let spaces = String(repeating: " \n\t\r\u{B}\u{C}", count: 500)
    let found = run(spaces.map { String($0) } + ["<thi", "nk>\nwhy</th", "ink>", "\n\n", " so"])
    #expect(found.reasoning == "why" && found.reply == "so")
  }

  @Test func `Reasoning goes out as it comes, only the beginning of an end tag waits`() {
    var folding = ThinkFolding()
    #expect(folding.take("<think>\n") == ("", ""))
    #expect(folding.take("a<") == ("a", ""))
    #expect(folding.take("/thin") == ("", ""))
    #expect(folding.take("g</think") == ("</thing", ""))
    #expect(folding.found && !folding.isOver)
    #expect(folding.take(">\n") == ("", ""))
    #expect(folding.take("\nb") == ("", "b"))
    #expect(folding.isOver)
    #expect(folding.take("<think>c</think>") == ("", "<think>c</think>"))
    #expect(folding.finish() == ("", ""))
  }

  @Test func `Random texts with tags keep every character outside of tags`() {
    var random = SplitMix(seed: 40)
    let pieces = ["<think>", "</think>", "<", "/", "think>", "a", "今", "\n", " ", "b c", "<thi"]
    for _ in 0..<2000 {
      let parts = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      let text = parts.joined()
      let whole = run([text])
      let cut = run(parts)
      let single = run(text.map { String($0) })
      #expect((cut.reasoning, cut.reply) == (whole.reasoning, whole.reply), "\(text)")
      #expect((single.reasoning, single.reply) == (whole.reasoning, whole.reply), "\(text)")
      // All that is missing is the first pair of tags, and blanks behind them.
      let kept = (whole.reasoning + whole.reply).filter { !$0.isWhitespace }
      let plain = text.filter { !$0.isWhitespace }
      let open = plain.hasPrefix("<think>") ? String(plain.dropFirst(7)) : plain
      let close = open.firstRange(of: "</think>").map { open.without($0) } ?? open
      #expect([plain, open, close].contains(kept), "\(text)")
    }
  }
}

extension String {
  /// The text without a part.
  fileprivate func without(_ range: Range<Index>) -> String {
    String(self[..<range.lowerBound] + self[range.upperBound...])
  }
}
