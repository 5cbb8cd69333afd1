import ChatModel
import Testing

@testable import CompletionReading

/// What is kept of one choice while its text comes.
@Suite struct ChoiceAccumulatorTests {
  private func accumulator(_ words: String...) -> ChoiceAccumulator {
    var choice = ChoiceAccumulator(index: 0)
    for word in words { choice.finish(word) }
    return choice
  }

  // MARK: The word for the end

  /// One word of each weight, the lighter ones first.
  private static let words = ["sings", "stop", "length", "content_filter", "error"]

  @Test func `Of two words for the end the weightier stays, in any order`() {
    for (place, lighter) in Self.words.enumerated() {
      for heavier in Self.words[place...] {
        #expect(accumulator(lighter, heavier).finishReason?.rawValue == heavier)
        #expect(accumulator(heavier, lighter).finishReason?.rawValue == heavier)
      }
    }
  }

  @Test func `Of two words of one weight the later stays`() {
    #expect(accumulator("stop", "end_turn").finishReason?.rawValue == "end_turn")
    #expect(accumulator("sings", "dances").finishReason?.rawValue == "dances")
  }

  @Test(arguments: ["", "null", "None", "FINISH_REASON_UNSPECIFIED"])
  func `A word for nothing changes nothing`(word: String) {
    #expect(accumulator(word).finishReason == nil)
    #expect(accumulator("length", word).finishReason == .length)
  }

  @Test(
    arguments: [
      ("stop", true), ("length", true), ("content_filter", true), ("refusal", true),
      ("error", false), ("sings", false), ("", false),
    ])
  func `A choice has ended by a word for a good or a cut end`(word: String, hasEnded: Bool) {
    #expect(accumulator(word).hasEnded == hasEnded)
  }

  @Test func `A refusal that ends well is a refusal, and one that is cut is cut`() {
    var choice = ChoiceAccumulator(index: 0)
    choice.isRefusal = true
    choice.finish("stop")
    #expect(choice.finishReason == .refusal)
    choice.finish("length")
    #expect(choice.finishReason == .refusal)
    choice.finish("error")
    #expect(choice.finishReason?.rawValue == "error")
  }

  @Test func `A word for the end is news once`() {
    var choice = accumulator("stop")
    #expect(choice.take(isFinal: false) == ChoiceDelta(finishReason: .stop))
    choice.finish("stop")
    #expect(choice.take(isFinal: false) == nil)
    choice.finish("length")
    #expect(choice.take(isFinal: true) == ChoiceDelta(finishReason: .length))
  }

  // MARK: Taking

  @Test func `Each text is taken once, reasoning and reply apart`() {
    var choice = ChoiceAccumulator(index: 3)
    #expect(choice.isEmpty)
    choice.reasoning.append("why")
    choice.content.append("so")
    #expect(choice.take(isFinal: false) == ChoiceDelta(index: 3, content: "so", reasoning: "why"))
    #expect(choice.take(isFinal: false) == nil)
    #expect(!choice.isEmpty)
  }

  @Test func `Half a character is held until nothing more can come`() {
    var choice = ChoiceAccumulator(index: 0)
    choice.content.append([0x61, 0xE4, 0xBB][...])
    #expect(choice.take(isFinal: false) == ChoiceDelta(content: "a"))
    #expect(choice.take(isFinal: false) == nil)
    #expect(choice.take(isFinal: true) == ChoiceDelta(content: "\u{FFFD}"))
  }

  // MARK: Going back

  @Test func `Going back to a mark forgets texts, refusal and end`() {
    var choice = ChoiceAccumulator(index: 0)
    choice.content.append("a")
    let mark = choice.mark
    #expect(!choice.hasText(since: mark))
    choice.content.append("b")
    choice.reasoning.append("c")
    choice.isRefusal = true
    choice.finish("length")
    #expect(choice.hasText(since: mark))
    choice.goBack(to: mark)
    #expect(!choice.isRefusal && choice.finishReason == nil)
    #expect(choice.take(isFinal: true) == ChoiceDelta(content: "a"))
  }

  // MARK: What is sent twice

  /// A choice to which these pieces came.
  private func came(_ pieces: [String]) -> ChoiceAccumulator {
    var choice = ChoiceAccumulator(index: 0)
    for piece in pieces {
      choice.content.append(piece)
      choice.cameInPieces = true
      choice.pieces += 1
      _ = choice.take(isFinal: false)
    }
    return choice
  }

  @Test(
    arguments: [
      (["Hel", "lo"], "Hello", nil), (["Hel", "lo"], "Hello there", " there"),
      (["\nHello "], "Hello", nil), (["Hel"], "Bye", "Bye"), ([], "Hello", "Hello"),
      (["<think>a</think>", "b"], "b c", " c"),
      (["<think>a</think>", "b"], "<think>a</think>b", nil),
      (["今"], "今日", "日"),
    ] as [([String], String, String?)])
  func `Of a whole that follows its pieces only the rest is new`(
    pieces: [String], whole: String, rest: String?
  ) {
    var choice = came(pieces)
    choice.takeWhole(content: Array(whole.utf8), reasoning: [])
    #expect(choice.take(isFinal: true)?.content == rest)
  }

  @Test(
    arguments: [
      (["Hel", "lo"], "Hello there", " there"), (["Hel", "lo"], "Hello", nil),
      (["Hel"], "Bye", nil), ([], "Bye", "Bye"),
    ] as [([String], String, String?)])
  func `At the end a whole that says something else is not put after what came`(
    pieces: [String], whole: String, rest: String?
  ) {
    var choice = came(pieces)
    choice.takeRest(content: Array(whole.utf8), reasoning: [])
    #expect(choice.take(isFinal: true)?.content == rest)
  }

  @Test func `Reasoning is compared with reasoning alone`() {
    var choice = ChoiceAccumulator(index: 0)
    choice.reasoning.append("why")
    _ = choice.take(isFinal: false)
    choice.takeRest(content: Array("so".utf8), reasoning: Array("why not".utf8))
    #expect(choice.take(isFinal: true) == ChoiceDelta(content: "so", reasoning: " not"))
  }

  @Test(arguments: [
    (["Hello", " ", "there"], "Hello there", ""), (["Hel", "lo"], "Hello", "Hello"),
    (["a", "b", "c"], "abc", "abc"), (["Hello", " ", "there"], "Hello thorn", "Hello thorn"),
  ])
  func `A last chunk that repeats all of several pieces is dropped, a short one is kept`(
    pieces: [String], last: String, new: String
  ) {
    var choice = came(pieces)
    let mark = choice.mark
    choice.content.append(last)
    choice.dropRepetition(since: mark)
    #expect(choice.take(isFinal: true)?.content ?? "" == new)
  }
}
