import ChatModel
import Testing

@testable import HistoryStore

/// Drafts and prompts on their way to and from them.
@Suite("Prompts in drafts")
struct PromptsInDraftsTests {
  private struct Taking {
    var name: String
    var draft: Draft
    var prompt: String
    var left: Draft
  }

  private static let takings = [
    Taking(name: "all of it", draft: Draft(text: "ask", caret: 3), prompt: "ask", left: Draft()),
    Taking(
      name: "what is above", draft: Draft(text: "ask\n\nmore", caret: 8), prompt: "ask",
      left: Draft(text: "more", caret: 3)),
    Taking(
      name: "a caret in what is taken", draft: Draft(text: "ask\n\nmore", caret: 2), prompt: "ask",
      left: Draft(text: "more", caret: 0)),
    Taking(
      name: "another text", draft: Draft(text: "asked", caret: 1), prompt: "ask",
      left: Draft(text: "asked", caret: 1)),
    Taking(
      name: "one line below", draft: Draft(text: "ask\nmore", caret: 1), prompt: "ask",
      left: Draft(text: "ask\nmore", caret: 1)),
    Taking(
      name: "another spelling", draft: Draft(text: "e\u{301}", caret: 1), prompt: "é",
      left: Draft(text: "e\u{301}", caret: 1)),
    Taking(
      name: "characters of many bytes", draft: Draft(text: "👩‍👩‍👧水\n\n流", caret: 5), prompt: "👩‍👩‍👧水",
      left: Draft(text: "流", caret: 1)),
    Taking(name: "nothing", draft: Draft(), prompt: "ask", left: Draft()),
    Taking(
      name: "lines between", draft: Draft(text: "a\n\nb\n\nc", caret: 7), prompt: "a\n\nb",
      left: Draft(text: "c", caret: 1)),
  ]

  @Test("A stored prompt is taken off the draft, and nothing else is", arguments: takings.indices)
  func take(_ index: Int) async throws {
    let taking = Self.takings[index]
    let test = try await TestStore.make()
    let id = test.conversation.id
    try await test.store.saveDraft(taking.draft, of: id)
    try await test.store.storePrompt(test.turn(taking.prompt), in: test.conversation)
    let left = try await test.store.draft(of: id)
    #expect(left == taking.left && left.text.hasSameBytes(as: taking.left.text), "\(taking.name)")
  }

  @Test(
    "A prompt that comes back is above the draft, once",
    arguments: [
      ("", "ask"), ("ask", "ask"), ("ask\n\nmore", "ask\n\nmore"), ("more", "ask\n\nmore"),
      ("asking", "ask\n\nasking"), ("ask\nmore", "ask\n\nask\nmore"),
    ])
  func returned(draft: String, expected: String) async throws {
    let test = try await TestStore.make()
    let id = test.conversation.id
    let turn = test.turn("ask")
    try await test.store.storePrompt(turn, in: test.conversation)
    try await test.store.saveDraft(Draft(text: draft, caret: 0), of: id)
    try await test.store.returnToDraft("ask", of: id, removing: turn.id)
    #expect(try await test.store.draft(of: id).text == expected)
    #expect(try await test.store.turn(turn.id) == nil)
    // A second program that returns the same prompt adds nothing.
    try await test.store.returnToDraft("ask", of: id)
    #expect(try await test.store.draft(of: id).text == expected)
    // What came back and goes out again leaves the draft of before.
    try await test.store.storePrompt(test.turn("ask", at: 5), in: test.conversation)
    let rest = expected == "ask" ? "" : String(expected.dropFirst("ask\n\n".count))
    #expect(try await test.store.draft(of: id).text == rest)
  }

  @Test("A turn that is not there keeps its prompt where it was")
  func missing() async throws {
    let test = try await TestStore.make()
    let id = test.conversation.id
    try await test.store.saveDraft(Draft(text: "mine", caret: 4), of: id)
    let error = await storeError { () async throws(StoreError) in
      try await test.store.returnToDraft("ask", of: id, removing: .random())
    }
    #expect(error != nil)
    #expect(try await test.store.draft(of: id) == Draft(text: "mine", caret: 4))
  }
}
