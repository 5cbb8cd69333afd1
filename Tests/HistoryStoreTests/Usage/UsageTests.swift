import ChatModel
import Testing

@testable import HistoryStore

@Suite("Usage")
struct UsageTests {
  @Test("Every figure is the sum of what servers said")
  func sums() async throws {
    let test = try await TestStore.make()
    let usages: [Usage?] = [
      Usage(
        promptTokens: 100, completionTokens: 10, totalTokens: 111, cachedTokens: 60,
        reasoningTokens: 4), nil,
      Usage(promptTokens: 50, completionTokens: 20, cachedTokens: 80, reasoningTokens: 90),
      Usage(promptTokens: 7, completionTokens: 3),
    ]
    var parent: TurnID?
    for (index, usage) in usages.enumerated() {
      var turn = test.turn("p\(index)", at: Double(index), parent: index == 3 ? nil : parent)
      turn.usage = usage
      try await test.store.storePrompt(turn, in: test.conversation)
      parent = turn.id
    }
    let second = Conversation(context: test.context.key, title: "two", createdAt: Sample.date(50))
    try await test.store.save(second)

    let turns = try await test.store.usageOfTurns(in: test.conversation.id)
    #expect(turns.map(\.label) == ["p0", "p2", "p3"])
    #expect(turns[0].usage == usages[0])
    #expect(turns[1].usage.cachedTokens == 50)
    #expect(turns[1].usage.reasoningTokens == 20)
    #expect(turns.allSatisfy { $0.turns == 1 && $0.conversation == test.conversation.id })

    // The last turn did not tell what was cached: its prompt is not part of the share.
    let sum = Usage(
      sum: Usage(
        promptTokens: 157, completionTokens: 33, totalTokens: 111 + 70 + 10, cachedTokens: 110,
        reasoningTokens: 24), comparedTokens: 150)
    #expect(turns[2].usage == usages[3])
    let conversations = try await test.store.usageOfConversations()
    #expect(conversations.map(\.label) == ["two", "p0"])
    #expect(conversations[1].usage == sum)
    #expect(conversations.map(\.turns) == [0, 3])
    #expect(conversations[0].usage == Usage())
    #expect(
      try await test.store.usageOfConversations(of: test.context.key) == conversations)
    #expect(try await test.store.usageOfConversations(of: .random()).isEmpty)

    try await test.store.save(Sample.context(label: "unused"))
    let contexts = try await test.store.usageOfContexts()
    #expect(Set(contexts.map(\.label)) == ["handbook", "unused"])
    let context = try #require(contexts.first { $0.label == "handbook" })
    #expect(context.usage == conversations[1].usage)
    #expect(context.turns == 3)
    #expect(context.creation == test.context.creationUsage)
    #expect(contexts.first { $0.label == "unused" }?.usage == Usage())
  }

  @Test("What is in the trash was paid for, too; what is purged is gone")
  func trash() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("p")
    turn.usage = Usage(promptTokens: 5)
    try await test.store.storePrompt(turn, in: test.conversation)
    try await test.store.trashConversation(test.conversation.id, at: Sample.date(1))
    #expect(try await test.store.usageOfContexts().first?.usage.promptTokens == 5)
    try await test.store.purgeConversation(test.conversation.id)
    #expect(try await test.store.usageOfContexts().first?.usage.promptTokens == nil)
  }

  @Test(
    "A turn whose server told only the reply, or only the cached part, is kept as it was reported")
  func partly() async throws {
    let test = try await TestStore.make()
    for usage in [
      Usage(completionTokens: 3), Usage(cachedTokens: 4), Usage(totalTokens: 9),
      Usage(reasoningTokens: 0), Usage(promptTokens: 0),
    ] {
      var turn = test.turn("p")
      turn.usage = usage
      try await test.store.save(turn)
      #expect(try await test.store.turn(turn.id)?.usage == usage)
    }
    #expect(try await test.store.usageOfContexts().first?.turns == 5)
  }

  @Test("Counts that no server should name neither overflow nor go below nothing")
  func hostile() async throws {
    let test = try await TestStore.make()
    for _ in 0..<3 {
      var turn = test.turn("p")
      turn.usage = Usage(
        promptTokens: .max, completionTokens: .min, totalTokens: .max, cachedTokens: .min)
      try await test.store.save(turn)
      #expect(try await test.store.turn(turn.id)?.usage == turn.usage)
    }
    let usage = try #require(try await test.store.usageOfContexts().first?.usage)
    #expect(usage.promptTokens == 3_000_000_000_000)
    #expect(usage.completionTokens == 0 && usage.cachedTokens == 0)
  }
}
