import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import Testing

@testable import HistoryStore

@Suite("One memory, one conversation")
struct OnlyConversationTests {
  private func conversation(
    _ id: String, on context: CachedContext, at time: Double = 0
  ) -> Conversation {
    Conversation(
      id: ConversationID(rawValue: id), context: context.key, createdAt: Sample.date(time))
  }

  @Test(
    "Ten programs that start a conversation at once get the same",
    arguments: [ContextMode.session, .unknown])
  func start(_ mode: ContextMode) async throws {
    let directory = try TemporaryFolder()
    let context = Sample.context(mode: mode)
    let first = try await HistoryStore.open(at: directory.file)
    try await first.save(context)
    let started = try await withThrowingTaskGroup(of: ConversationID.self) { group in
      for number in 0..<10 {
        let fresh = conversation("c\(number)", on: context)
        group.addTask {
          let store = try await HistoryStore.open(at: directory.file)
          return try await store.startConversation(fresh).id
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(started.count == 1)
    #expect(try await first.conversations().map(\.id) == Array(started))
  }

  @Test("A prefix context takes as many as are started")
  func prefix() async throws {
    let test = try await TestStore.make()
    let other = conversation("other", on: test.context)
    #expect(try await test.store.startConversation(other) == other)
    #expect(try await test.store.conversations(of: test.context.key).count == 2)
  }

  @Test("A second conversation of a session context is refused with a word")
  func second() async throws {
    let test = try await TestStore.make(mode: .session)
    let other = conversation("other", on: test.context)
    let error = await storeError { () throws(StoreError) in try await test.store.save(other) }
    #expect(error?.kind == .invalid && error?.message.contains("one conversation") == true)
    // What is there is saved as often as one likes.
    try await test.store.save(test.conversation)
    // The file itself refuses it as well.
    #expect(throws: DatabaseError.self) {
      try test.sql(
        """
        INSERT INTO conversations (id, context, title, createdAt, updatedAt, isUnread, isOnly)
        SELECT 'x', context, '', 0, 0, 0, 1 FROM conversations
        """)
    }
  }

  @Test("A context with two conversations does not become a session, one with one does, and back")
  func mode() async throws {
    let test = try await TestStore.make()
    let other = conversation("other", on: test.context)
    try await test.store.save(other)
    var context = test.context
    context.mode = .session
    let session = context
    let error = await storeError { () throws(StoreError) in try await test.store.save(session) }
    #expect(error?.kind == .invalid && error?.message.contains("has 2 conversations") == true)
    #expect(try await test.store.context(context.key)?.mode == .commonPrefix)
    try await test.store.trashConversation(other.id, at: Sample.date(1))
    try await test.store.save(session)
    #expect(try await test.store.startConversation(other).id == test.conversation.id)
    try await test.store.save(test.context)
    try await test.store.restoreConversation(other.id)
    #expect(try await test.store.conversations().count == 2)
  }

  @Test("What is restored beside another goes into that one, in the order of time")
  func restore() async throws {
    let test = try await TestStore.make(mode: .session)
    _ = try await test.storeChain(["one", "three"])
    try await test.store.trashConversation(test.conversation.id, at: Sample.date(1))
    let other = conversation("other", on: test.context, at: 0.5)
    try await test.store.save(other)
    let two = Sample.turn("two", in: other.id, at: 0.5)
    try await test.store.storePrompt(two, in: other)
    try await test.store.restoreConversation(test.conversation.id)
    #expect(
      try await test.store.conversations().map(\.id) == [test.conversation.id], "the older one")
    #expect(
      try await test.store.wholeBranch(of: test.conversation.id).map(\.prompt) == [
        "one", "two", "three",
      ])
    #expect(try await test.store.trashedConversations().isEmpty)
  }

  @Test("Twins that were exported are imported as one, and are here the second time")
  func importing() async throws {
    let context = Sample.context(mode: .session)
    let archives = ["a", "b"].map { name in
      let turn = Sample.turn(
        name, reply: "r", in: ConversationID(rawValue: name), at: name == "a" ? 1 : 2)
      var own = conversation(name, on: context)
      own.head = turn.id
      return ConversationArchive(context: context, conversation: own, turns: [turn])
    }
    let store = try await HistoryStore.temporary()
    let first = try await store.importConversations(archives)
    #expect(first.imported.count == 2)
    let id = try #require(try await store.conversations().first?.id)
    #expect(try await store.conversations().count == 1)
    #expect(try await store.wholeBranch(of: id).map(\.prompt) == ["a", "b"])
    let again = try await store.importConversations(archives)
    #expect(again.imported.isEmpty && again.skipped.count == 2)
  }

  @Test("What is empty is taken away, what holds a turn or other words is not")
  func discard() async throws {
    let test = try await TestStore.make(mode: .session)
    let id = test.conversation.id
    try await test.store.saveDraft(Draft(text: "why, and more", caret: 0), of: id)
    #expect(try await !test.store.discardIfEmpty(id, besides: "why"))
    try await test.store.saveDraft(Draft(text: "why", caret: 0), of: id)
    #expect(try await test.store.discardIfEmpty(id, besides: "why"))
    #expect(try await test.store.conversations().isEmpty)
    #expect(try await test.store.draft(of: id).isEmpty)
    try await test.store.save(test.conversation)
    _ = try await test.storeChain(["why"])
    #expect(try await !test.store.discardIfEmpty(id, besides: "why"))
  }
}

@Suite("Conversations of an older history are merged")
struct ConversationMergeTests {
  private func conversation(
    _ id: String, on context: CachedContext, at time: Double
  ) -> Conversation {
    Conversation(
      id: ConversationID(rawValue: id), context: context.key, createdAt: Sample.date(time))
  }

  @Test(
    "Four twins become the oldest, their turns in the order of time, their drafts below each other")
  func join() async throws {
    let old = try await OldFile(version: 4)
    let context = Sample.context(mode: .session)
    try await old.store.save(context)
    var first = conversation("first", on: context, at: 0)
    first.updatedAt = Sample.date(1)
    var second = conversation("second", on: context, at: 1)
    second.title = "Title"
    second.system = "Be brief."
    second.isUnread = true
    second.updatedAt = Sample.date(9)
    second.parameters = Parameters(maxTokens: 5)
    let one = try await old.insert(first, [("1", 1), ("4", 4), ("6", 6)])
    let two = try await old.insert(second, [("2", 2), ("3", 3), ("5", 5)])
    _ = try await old.insert(conversation("empty", on: context, at: 2), [])
    // Undone to the beginning: nothing of it is visible, and nothing of it is lost.
    let undone = Sample.turn("undone", in: ConversationID(rawValue: "undone"), at: 7)
    let fourth = conversation("undone", on: context, at: 3)
    try await old.store.write { try OldFile.insert($0, fourth) }
    try await old.store.save(undone)
    // An alternative of 3, gone on from once.
    let other = Sample.turn("3b", in: second.id, at: 3.5, parent: two[0].id)
    let below = Sample.turn("3b, on", in: second.id, at: 3.6, parent: other.id)
    try await old.store.save(other)
    try await old.store.save(below)
    try await old.store.saveDraft(Draft(text: "mine", caret: 4), of: first.id)
    try await old.store.saveDraft(Draft(text: "yours", caret: 5), of: second.id)
    try await old.store.saveDraft(
      Draft(text: "third", caret: 0), of: ConversationID(rawValue: "empty"))
    try await old.store.setSetting("last", second.id.rawValue)

    let store = try await old.upgraded()
    #expect(try await store.conversations().map(\.id) == [first.id])
    let kept = try #require(try await store.conversation(first.id))
    #expect(kept.title == "Title" && kept.system == "Be brief." && kept.isUnread)
    #expect(kept.updatedAt == Sample.date(9) && kept.createdAt == Sample.date(0))
    #expect(kept.parameters == Parameters(maxTokens: 5))
    let branch = try await store.wholeBranch(of: first.id)
    #expect(branch.map(\.prompt) == ["1", "2", "3", "4", "5", "6"])
    #expect(branch.map(\.reply).allSatisfy { !$0.isEmpty })
    #expect(kept.head == one[2].id)
    #expect(try await store.siblings(of: two[1].id).map(\.prompt) == ["3", "3b"])
    #expect(
      try await store.path(to: below.id).map(\.prompt) == ["1", "2", "3b", "3b, on"])
    #expect(try await store.turn(undone.id)?.conversation == first.id)
    #expect(try await store.siblings(of: one[0].id).map(\.prompt) == ["1", "undone"])
    #expect(try await store.draft(of: first.id).text == "mine\n\nyours\n\nthird")
    #expect(try await store.setting("last") == "first")
    #expect(try await store.search("reply").count == 6)
    let page = try await store.branch(of: first.id, limit: 2)
    #expect(page.turns.map(\.turn.prompt) == ["5", "6"] && page.hasEarlier)
    let backup = "history-before-v\(Migrations.all.version).sqlite"
    #expect(old.directory.names.contains(backup), "what was before is kept")
  }

  @Test(
    "Prefix contexts keep theirs, and so does the trash; each session context is joined by itself")
  func others() async throws {
    let old = try await OldFile(version: 4)
    let contexts = [
      Sample.context(label: "a", mode: .commonPrefix), Sample.context(label: "b", mode: .unknown),
      Sample.context(label: "c", mode: .session),
    ]
    for context in contexts {
      try await old.store.save(context)
      for number in 0..<2 {
        _ = try await old.insert(
          conversation("\(context.label)\(number)", on: context, at: Double(number)),
          [("\(context.label)\(number)", Double(number))])
      }
    }
    var trashed = conversation("trashed", on: contexts[2], at: -1)
    trashed.trashedAt = Sample.date(5)
    _ = try await old.insert(trashed, [("gone", -1)])
    let store = try await old.upgraded()
    let all = try await store.conversations().map(\.id.rawValue)
    #expect(Set(all) == ["a0", "a1", "b0", "c0"])
    #expect(try await store.trashedConversations().map(\.id) == [trashed.id])
    for label in ["b", "c"] {
      let id = ConversationID(rawValue: label + "0")
      #expect(try await store.wholeBranch(of: id).map(\.prompt) == [label + "0", label + "1"])
    }
    #expect(try await store.wholeBranch(of: trashed.id).map(\.prompt) == ["gone"])
  }

  @Test("A reply that a killed twin left half way is taken over after the join")
  func interrupted() async throws {
    let old = try await OldFile(version: 4)
    let context = Sample.context(mode: .session)
    try await old.store.save(context)
    _ = try await old.insert(conversation("one", on: context, at: 0), [("1", 1)])
    let two = conversation("two", on: context, at: 1)
    try await old.store.write { try OldFile.insert($0, two) }
    var turn = Sample.turn("2", in: two.id, at: 2)
    turn.phase = .streaming
    try await old.store.save(turn)
    let head = turn.id
    try await old.store.write { db in
      try db.execute(
        sql: "UPDATE conversations SET head = ? WHERE id = 'two'", arguments: [head.exact])
    }
    try old.store.journal([TurnDelta(turn: turn.id, conversation: two.id, content: "half")])
    try await old.store.write { db in
      try db.execute(sql: "UPDATE owners SET startTime = startTime + 1")
    }
    let store = try await old.upgraded()
    let recovered = try await store.recoverInterrupted(at: Sample.date(9))
    #expect(recovered.map(\.ending) == [.unconfirmed] && recovered.first?.reply == "half")
    let id = ConversationID(rawValue: "one")
    #expect(try await store.wholeBranch(of: id).map(\.prompt) == ["1", "2"])
  }

  @Test("Damage in a twin is no reason to hang or to fail")
  func damaged() async throws {
    let old = try await OldFile(version: 4)
    let context = Sample.context(mode: .session)
    try await old.store.save(context)
    let one = try await old.insert(conversation("one", on: context, at: 0), [("1", 1), ("2", 2)])
    _ = try await old.insert(conversation("two", on: context, at: 1), [("3", 3)])
    try await old.store.write { db in
      // A circle, and a head that leads nowhere.
      try db.execute(
        sql: "UPDATE turns SET parent = ? WHERE id = ?",
        arguments: [one[1].id.exact, one[0].id.exact])
      try db.execute(sql: "UPDATE conversations SET head = 'nowhere' WHERE id = 'two'")
    }
    let store = try await old.upgraded()
    #expect(try await store.conversations().count == 1)
    for turn in one { #expect(try await store.turn(turn.id) != nil) }
  }
}
