import Basics
import Testing

@testable import TextEditing

/// Walks drawn by lot, against a plain list of texts.
@Suite struct PromptHistoryWalkTests {
  /// What a walk is: the prompts and the draft behind them as one list, in which each can be edited.
  private struct Model {
    var prompts: [String]
    var texts: [String]
    var place: Int

    init(_ prompts: [String]) {
      self.prompts = prompts
      texts = prompts + [""]
      place = prompts.count
    }

    var isWalking: Bool { place < prompts.count }

    mutating func end() {
      self = Model(prompts)
    }
  }

  @Test(arguments: 0..<12)
  func `A walk shows each prompt as it was left, and ends at the draft`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var model = Model([])
    var history = PromptHistory()
    var text = ""
    for step in 0..<400 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        model.texts[model.place] = text
        let expected = model.place > 0 ? model.texts[model.place - 1] : nil
        #expect(history.older(from: text) == expected)
        if let expected {
          model.place -= 1
          text = expected
        }
      case 4..<7:
        let wasWalking = model.isWalking
        model.texts[model.place] = text
        let expected = wasWalking ? model.texts[model.place + 1] : nil
        #expect(history.newer(from: text) == expected)
        if let expected {
          model.place += 1
          text = expected
          if !model.isWalking { model.end() }
        }
      case 7: text += "e\(step)"
      case 8:
        history.add(text)
        if text != model.prompts.last, !text.allSatisfy(\.isWhitespace) {
          model.prompts.append(text)
        }
        model.end()
        text = ""
      default:
        history.reset()
        model.end()
      }
      #expect(history.isWalking == model.isWalking)
      #expect(history.prompts == model.prompts)
    }
  }

  @Test func `A thousand prompts are kept, the newest`() {
    var history = PromptHistory((0..<1000).map(String.init))
    history.add("new")
    #expect(history.prompts.count == 1000)
    #expect(history.prompts.first == "1" && history.prompts.last == "new")
  }
}
