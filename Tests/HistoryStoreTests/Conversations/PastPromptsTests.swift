import ChatModel
import FoundationEssentials
import Testing

@testable import HistoryStore

@Suite("Prompts of other conversations")
struct PastPromptsTests {
  /// A history in which each letter of a text is a prompt; a digit continues in the conversation of that number.
  private func history(_ prompts: String) async throws -> (TestStore, [ConversationID]) {
    let test = try await TestStore.make()
    var ids = [test.conversation.id]
    for number in 1..<4 {
      let conversation = Conversation(
        context: test.context.key, title: "talk \(number)", createdAt: Sample.date(0))
      try await test.store.save(conversation)
      ids.append(conversation.id)
    }
    var current = 0
    for (time, letter) in prompts.enumerated() {
      if let number = letter.wholeNumberValue {
        current = number
      } else {
        try await test.store.save(Sample.turn(String(letter), in: ids[current], at: Double(time)))
      }
    }
    return (test, ids)
  }

  private func pages(
    _ store: HistoryStore, _ walk: PastPromptWalk, limit: Int
  ) async throws -> [String] {
    var walk = walk
    var pages: [String] = []
    while true {
      let (page, rest) = try await store.pastPrompts(walk, limit: limit)
      #expect(page.number == pages.count && page.besides == walk.besides)
      pages.append(page.prompts.map(\.text).joined())
      walk = rest
      if !page.hasMore { return pages }
    }
  }

  @Test(
    "Newest first, each text once over all pages, without those of the conversation itself",
    arguments: [
      ("1ab2cd1e", 2, ["ed", "cb", "a"]), ("1aba2ab", 9, ["ba"]), ("0xyz", 9, [""]),
      ("1a0b2c0d3e", 1, ["e", "c", "a", ""]), ("1aaaaaaaa2b", 9, ["ba"]), ("", 3, [""]),
    ])
  func walk(_ prompts: String, _ limit: Int, _ expected: [String]) async throws {
    let (test, ids) = try await history(prompts)
    let found = try await pages(test.store, PastPromptWalk(besides: ids[0]), limit: limit)
    #expect(found.filter { !$0.isEmpty } == expected.filter { !$0.isEmpty })
  }

  @Test("What the conversation's own history has is not told again")
  func known() async throws {
    let (test, ids) = try await history("0ab1bc")
    let own = try await test.store.promptHistory(of: ids[0], limit: 9)
    let found = try await pages(
      test.store, PastPromptWalk(besides: ids[0], known: own), limit: 9)
    #expect(found == ["c"])
  }

  @Test("A prompt that was asked a thousand times does not hide those before it for ever")
  func repetition() async throws {
    let (test, ids) = try await history("1a2" + String(repeating: "b", count: 1000))
    let found = try await pages(test.store, PastPromptWalk(besides: ids[0]), limit: 10)
    #expect(found.joined() == "ba")
    #expect(found.count > 1)
  }

  @Test("Each says where it was asked last; the trash says nothing")
  func place() async throws {
    let (test, ids) = try await history("1a2a3b")
    try await test.store.trashConversation(ids[3], at: Sample.date(9))
    let walk = PastPromptWalk(besides: ids[0])
    let found = try await test.store.pastPrompts(walk, limit: 9).page.prompts
    #expect(
      found == [
        PastPrompt(
          "a", conversation: ids[2], conversationTitle: "talk 2", contextLabel: "handbook",
          date: Sample.date(3))
      ])
  }
}
