import Basics
import Testing

@testable import ChatModel

/// Several prompts that come back above a draft, one after the other.
@Suite struct DraftStackTests {
  @Test func `Every text is there in its order, with an empty line between`() {
    var numbers = SplitMix(seed: 151)
    let texts = ["one", "two\nlines", "文", "\n", " ", "👩‍👩‍👧", "x\r"]
    for _ in 0..<500 {
      var draft = Draft(text: texts.randomElement(using: &numbers) ?? "", caret: 0)
      var expected = draft.text
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let text = texts.randomElement(using: &numbers) ?? ""
        draft = draft.below(text)
        // The same prompt is not put above itself.
        if text != expected { expected = text + "\n\n" + expected }
        #expect(draft.text == expected)
      }
    }
  }

  @Test func `The caret is in the text that it was in`() {
    var numbers = SplitMix(seed: 152)
    for _ in 0..<500 {
      let text = String(repeating: "a", count: Int.random(in: 1...20, using: &numbers))
      let caret = Int.random(in: 0...text.count, using: &numbers)
      var draft = Draft(text: text, caret: caret)
      for word in ["first", "second", "third"] { draft = draft.below(word) }
      #expect(draft.text.count - draft.caret == text.count - caret)
    }
  }

  @Test func `Nothing is put above by an empty text, and above nothing there is no empty line`() {
    let draft = Draft(text: "text", caret: 2)
    #expect(draft.below("") == draft && Draft().below("") == Draft())
    #expect(Draft().below("a\n") == Draft(text: "a\n", caret: 2))
    #expect(Draft(text: "", caret: 0).isEmpty && !Draft(text: "\n").isEmpty)
  }
}
