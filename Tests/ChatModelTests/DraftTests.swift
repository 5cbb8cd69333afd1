import ChatModel
import Testing

@Suite struct DraftTests {
  @Test func `A text goes above a draft with an empty line between`() {
    let draft = Draft(text: "two", caret: 1).below("one")
    #expect(draft == Draft(text: "one\n\ntwo", caret: 6))
    #expect(Draft(text: "two", caret: 1).below("") == Draft(text: "two", caret: 1))
    #expect(Draft(text: "two", caret: 1).below("two") == Draft(text: "two", caret: 1))
    #expect(Draft().below("one") == Draft(text: "one", caret: 3))
  }

  @Test(
    arguments: ["one", "é\u{301}", "👩‍👩‍👧", "a\r", "a\r\n", "\n", "文", "a\u{200D}"],
    ["two", "\u{301}x", "\n", "\r\nx", "🇩🇪🇩🇪"])
  func `The caret stays before the same text, whatever the two texts begin and end with`(
    head: String, text: String
  ) {
    for caret in 0...text.count {
      let draft = Draft(text: text, caret: caret).below(head)
      #expect(draft.text.dropFirst(draft.caret) == text.dropFirst(caret))
    }
  }
}
