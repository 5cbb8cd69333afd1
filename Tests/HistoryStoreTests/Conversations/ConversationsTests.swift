import ChatModel
import FoundationEssentials
import GRDB
import Testing

@testable import HistoryStore

@Suite("Conversations")
struct ConversationsTests {
  @Test("A conversation comes back with every field as it was")
  func roundTrip() async throws {
    let test = try await TestStore.make()
    let full = Conversation(
      context: test.context.key, title: "t", head: .random(), createdAt: Sample.date(1.1),
      updatedAt: Sample.date(2.2), parameters: Parameters(topP: 0.1, n: 2), system: "s",
      isUnread: true, trashedAt: Sample.date(3), forkedFrom: .random())
    for conversation in [full, test.conversation] {
      try await test.store.save(conversation)
      #expect(try await test.store.conversation(conversation.id) == conversation)
    }
    #expect(try await test.store.conversation(.random()) == nil)
  }

  @Test("Parameters that are no numbers come back")
  func oddParameters() async throws {
    let test = try await TestStore.make()
    var conversation = test.conversation
    conversation.parameters = Parameters(temperature: .infinity, topP: .nan)
    try await test.store.save(conversation)
    let stored = try #require(try await test.store.conversation(conversation.id)?.parameters)
    #expect(stored.temperature == .infinity)
    #expect(stored.topP?.isNaN == true)
  }

  @Test("A conversation needs its context")
  func orphan() async throws {
    let test = try await TestStore.make()
    let orphan = Conversation(context: .random(), createdAt: Sample.date(0))
    let error = await storeError { () throws(StoreError) in try await test.store.save(orphan) }
    #expect(error?.kind == .notFound)
  }

  @Test("Lists show the newest first, the length of the branch and the last exchange")
  func summaries() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    try await test.store.save(test.turn("aside", at: 1, parent: turns[0].id))
    let empty = Conversation(
      context: test.context.key, title: "empty", createdAt: Sample.date(100), isUnread: true)
    try await test.store.save(empty)
    let list = try await test.store.conversations()
    #expect(list.map(\.id) == [empty.id, test.conversation.id])
    #expect(list[0].turnCount == 0 && list[0].isUnread && list[0].lastPrompt.isEmpty)
    #expect(list[1].turnCount == 3 && !list[1].isUnread && list[1].title == "a")
    #expect(list[1].lastPrompt == "c" && list[1].lastReply == "reply to c")
    #expect(try await test.store.conversations(of: test.context.key) == list)
    #expect(try await test.store.conversations(of: .random()).isEmpty)
  }

  @Test("A preview is the beginning, and the chosen reply")
  func preview() async throws {
    let test = try await TestStore.make()
    var turn = Sample.fullTurn(in: test.conversation.id)
    turn.prompt = String(repeating: "長\0", count: 1000)
    try await test.store.storePrompt(turn, in: test.conversation)
    let summary = try #require(try await test.store.conversations().first)
    #expect(turn.prompt.hasPrefix(summary.lastPrompt.prefix(50)))
    #expect((75...300).contains(summary.lastPrompt.unicodeScalars.count))
    #expect(summary.lastReply == "two")
  }

  @Test("Into the trash and back; purged for good with everything that belongs to it")
  func trash() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["a", "b"])
    try await test.store.saveDraft(Draft(text: "d", caret: 0), of: test.conversation.id)
    #expect(
      try await test.store.summary(of: test.conversation.id)
        == test.store.conversations().first)
    try await test.store.trashConversation(test.conversation.id, at: Sample.date(10))
    #expect(try await test.store.conversations().isEmpty)
    #expect(try await test.store.summary(of: test.conversation.id) == nil)
    #expect(
      try await test.store.pastPrompts(PastPromptWalk(besides: .random()), limit: 9).page.prompts
        .isEmpty)
    #expect(try await test.store.trashedConversations().map(\.id) == [test.conversation.id])
    try await test.store.restoreConversation(test.conversation.id)
    #expect(try await test.store.conversations().count == 1)
    try await test.store.trashConversation(test.conversation.id, at: Sample.date(10))
    try await test.store.purgeTrash(before: Sample.date(10))
    #expect(try await test.count("conversations") == 1)
    try await test.store.purgeTrash(before: Sample.date(11))
    for table in ["conversations", "turns", "choices", "drafts"] {
      #expect(try await test.count(table) == 0, "\(table)")
    }
    #expect(try await test.count("contexts") == 1)
    let error = await storeError { () throws(StoreError) in
      try await test.store.restoreConversation(test.conversation.id)
    }
    #expect(error?.kind == .notFound)
  }

  @Test("Purging a context takes its conversations, seed, lineage and claim along")
  func purgeContext() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["a", "b"])
    _ = try await test.store.claim(test.context.key, at: Sample.date(0))
    try await test.store.trashContext(test.context.key, at: Sample.date(10))
    try await test.store.purgeTrash(before: Sample.date(11))
    for table in ["contexts", "seeds", "lineage", "conversations", "turns", "choices", "claims"] {
      #expect(try await test.count(table) == 0, "\(table)")
    }
    try await test.store.save(test.context)
    #expect(try await test.store.context(test.context.key) == test.context)
  }

  @Test("Ten thousand turns in a chain are purged without a limit of depth")
  func deepPurge() async throws {
    let test = try await TestStore.make()
    try await test.store.importConversations([Sample.chain(of: 3000, context: test.context)])
    let id = try #require(
      try await test.store.conversations().map(\.id).first { $0 != test.conversation.id })
    try await test.store.purgeConversation(id)
    #expect(try await test.count("turns") == 0)
    #expect(try await test.store.search("needle").isEmpty)
  }
}

@Suite("Drafts, settings, prompts")
struct DraftTests {
  @Test("Drafts are kept per conversation, also of one that is not kept itself yet")
  func drafts() async throws {
    let test = try await TestStore.make()
    let other = ConversationID.random()
    #expect(try await test.store.draft(of: other) == Draft())
    try await test.store.saveDraft(Draft(text: "a", caret: 1), of: other)
    try await test.store.saveDraft(Draft(text: "bc", caret: 2), of: test.conversation.id)
    try await test.store.saveDraft(Draft(text: "ad", caret: 0), of: other)
    #expect(try await test.store.draft(of: other) == Draft(text: "ad", caret: 0))
    #expect(try await test.store.draft(of: test.conversation.id) == Draft(text: "bc", caret: 2))
    try await test.store.saveDraft(Draft(), of: other)
    #expect(try await test.store.draft(of: other) == Draft())
    #expect(try await test.count("drafts") == 1)
  }

  @Test("A prompt on its way is kept with the draft unless its turn is in the history")
  func unsent() async throws {
    let test = try await TestStore.make()
    let id = test.conversation.id
    let stored = test.turn("stored")
    try await test.store.storePrompt(stored, in: test.conversation)
    let unsent = [
      UnsentPrompt(turn: .random(), text: "one"), UnsentPrompt(turn: stored.id, text: "stored"),
      UnsentPrompt(turn: .random(), text: "two"),
    ]
    try await test.store.saveDraft(Draft(text: "x", caret: 1), of: id, unsent: unsent)
    #expect(try await test.store.draft(of: id) == Draft(text: "one\n\ntwo\n\nx", caret: 11))
    try await test.store.saveDraft(Draft(), of: id, unsent: unsent)
    #expect(try await test.store.draft(of: id).text == "one\n\ntwo")
  }

  @Test("A prompt that comes back is in the draft in the moment in which its turn leaves")
  func comingBack() async throws {
    let test = try await TestStore.make()
    let id = test.conversation.id
    let turn = test.turn("asked")
    try await test.store.storePrompt(turn, in: test.conversation)
    try await test.store.saveDraft(Draft(text: "x", caret: 1), of: id)
    try await test.store.returnToDraft("asked", of: id, removing: turn.id)
    #expect(try await test.store.turn(turn.id) == nil)
    #expect(try await test.store.draft(of: id) == Draft(text: "asked\n\nx", caret: 5))
    let error = await storeError { () throws(StoreError) in
      try await test.store.returnToDraft("other", of: id, removing: turn.id)
    }
    #expect(error?.kind == .notFound)
    #expect(try await test.store.draft(of: id).text == "asked\n\nx", "all of it or nothing")
  }

  @Test("Settings are kept under their names")
  func settings() async throws {
    let test = try await TestStore.make()
    #expect(try await test.store.setting("a") == nil)
    try await test.store.setSetting("a", "1")
    try await test.store.setSetting("a", "2")
    #expect(try await test.store.setting("a") == "2")
    try await test.store.setSetting("a", nil)
    #expect(try await test.store.setting("a") == nil)
  }

  @Test("The prompt history is distinct, oldest first, and cut at its old end")
  func history() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["a", "b", "a", "c", "c"])
    #expect(
      try await test.store.promptHistory(of: test.conversation.id, limit: 9) == ["b", "a", "c"])
    #expect(try await test.store.promptHistory(of: test.conversation.id, limit: 2) == ["a", "c"])
    #expect(try await test.store.promptHistory(of: test.conversation.id, limit: 0).isEmpty)
  }
}
