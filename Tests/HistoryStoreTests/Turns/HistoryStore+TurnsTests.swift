import ChatModel
import FoundationEssentials
import Testing

@testable import HistoryStore

@Suite("Turns")
struct TurnsTests {
  @Test("A turn comes back with every field as it was")
  func roundTrip() async throws {
    let test = try await TestStore.make()
    let turn = Sample.fullTurn(in: test.conversation.id)
    try await test.store.save(turn)
    #expect(try await test.store.turn(turn.id) == turn)
  }

  @Test("Storing a prompt makes it the head, gives the title and clears the draft that it was")
  func prompt() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("\n  What   is\tthis?\nMore.", at: 9)
    turn.phase = .sending
    try await test.store.saveDraft(Draft(text: turn.prompt, caret: 3), of: test.conversation.id)
    try await test.store.storePrompt(turn, in: test.conversation)
    let stored = try #require(try await test.store.conversation(test.conversation.id))
    #expect(stored.head == turn.id)
    #expect(stored.title == "What is this?")
    #expect(stored.updatedAt == turn.timings.createdAt)
    #expect(try await test.store.draft(of: test.conversation.id).isEmpty)
    #expect(try await test.store.turn(turn.id)?.phase == .sending)
  }

  @Test("A draft that was typed after Enter is not cleared")
  func newerDraft() async throws {
    let test = try await TestStore.make()
    try await test.store.saveDraft(Draft(text: "next", caret: 4), of: test.conversation.id)
    try await test.store.storePrompt(test.turn("first"), in: test.conversation)
    #expect(try await test.store.draft(of: test.conversation.id) == Draft(text: "next", caret: 4))
  }

  @Test("Storing a prompt takes what was typed for it off the draft below which more was written")
  func draftBelow() async throws {
    let test = try await TestStore.make()
    let draft = Draft(text: "//a\n\nnext", caret: 7)
    try await test.store.saveDraft(draft, of: test.conversation.id)
    try await test.store.storePrompt(test.turn("/a"), in: test.conversation, typed: "//a")
    #expect(try await test.store.draft(of: test.conversation.id) == Draft(text: "next", caret: 2))
  }

  @Test("A prompt of another conversation is refused and nothing is kept")
  func wrongConversation() async throws {
    let test = try await TestStore.make()
    let turn = Sample.turn("x", in: .random())
    let error = await storeError { () throws(StoreError) in
      try await test.store.storePrompt(turn, in: test.conversation)
    }
    #expect(error?.kind == .invalid)
    #expect(try await test.count("turns") == 0)
  }

  @Test("A turn needs its conversation and its parent", arguments: [true, false])
  func missing(_ isParent: Bool) async throws {
    let test = try await TestStore.make()
    let turn = Sample.turn(
      "x", in: isParent ? test.conversation.id : .random(), parent: isParent ? .random() : nil)
    let error = await storeError { () throws(StoreError) in try await test.store.save(turn) }
    #expect(error?.kind == .notFound)
    #expect(try await test.count("turns") == 0)
  }

  @Test("A turn cannot follow itself, its descendant or a turn elsewhere")
  func circles() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    var other = test.conversation
    other = Conversation(context: other.context, createdAt: Sample.date(0))
    try await test.store.save(other)
    let elsewhere = Sample.turn("d", in: other.id)
    try await test.store.save(elsewhere)
    for parent in [turns[0].id, turns[2].id, elsewhere.id] {
      var turn = turns[0]
      turn.parent = parent
      let changed = turn
      let error = await storeError { () throws(StoreError) in try await test.store.save(changed) }
      #expect(error?.kind == .invalid)
    }
    var lonely = test.turn("lonely", at: 50)
    lonely.parent = lonely.id
    let changed = lonely
    #expect(
      await storeError { () throws(StoreError) in try await test.store.save(changed) } != nil)
    #expect(
      try await test.store.wholeBranch(of: test.conversation.id).map(\.prompt) == ["a", "b", "c"])
  }

  @Test("A turn that is taken out leaves its children to its parent, and the head to it, too")
  func remove() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c", "d"])
    try await test.store.removeTurn(turns[1].id)
    #expect(
      try await test.store.wholeBranch(of: test.conversation.id).map(\.prompt) == ["a", "c", "d"])
    try await test.store.removeTurn(turns[3].id)
    #expect(try await test.store.conversation(test.conversation.id)?.head == turns[2].id)
    #expect(try await test.store.conversations().first?.turnCount == 2)
    #expect(try await test.store.search("b").isEmpty)
    #expect(
      await storeError { () throws(StoreError) in try await test.store.removeTurn(turns[1].id) }?
        .kind == .notFound)
  }

  @Test("Turns of one moment keep the order in which they were stored")
  func sameMoment() async throws {
    let test = try await TestStore.make()
    for index in 0..<20 { try await test.store.save(test.turn("\(index)", at: 1)) }
    let first = try await test.store.promptHistory(of: test.conversation.id, limit: 50)
    #expect(first == (0..<20).map(String.init))
  }

  @Test("Dates that are no dates are kept as some date")
  func hostileDates() async throws {
    let test = try await TestStore.make()
    for seconds in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
      var turn = test.turn("x")
      turn.timings.createdAt = .init(timeIntervalSinceReferenceDate: seconds)
      try await test.store.save(turn)
      #expect(try await test.store.turn(turn.id)?.prompt == "x")
    }
  }
}

@Suite("Hostile texts")
struct HostileTextTests {
  static let texts = [
    "", "\0", "a\0b\0", "\u{FFFD}", "\u{301}", "e\u{301}é", "\r\n\u{2028}", "\u{1B}[31m",
    "👩‍👩‍👧‍👦", "'; DROP TABLE turns; --", "\u{FEFF}x", "\u{202E}abc",
    String(repeating: "長", count: 70_000),
  ]

  @Test("Every text comes back byte for byte", arguments: texts)
  func everywhere(_ text: String) async throws {
    let test = try await TestStore.make()
    var context = Sample.context(label: "l" + text)
    context.contextID = text
    context.seed = [Message(role: .user, content: text)]
    context.notes = text
    try await test.store.save(context)
    var conversation = Conversation(context: context.key, title: text, createdAt: Sample.date(0))
    conversation.system = text
    try await test.store.save(conversation)
    try await test.store.saveDraft(Draft(text: text, caret: 1), of: conversation.id)
    try await test.store.setSetting(text, text)
    var turn = Sample.fullTurn(in: conversation.id)
    turn.prompt = text
    turn.system = text
    turn.failure = text
    turn.choices = [Choice(content: text, reasoning: text, finishReason: .init(rawValue: text))]
    turn.chosen = 0
    turn.parameters.stop = [text]
    try await test.store.save(turn)

    let storedTurn = try #require(try await test.store.turn(turn.id))
    for found in [
      storedTurn.prompt, storedTurn.system, storedTurn.failure, storedTurn.reply,
      storedTurn.choices[0].reasoning, storedTurn.choices[0].finishReason?.rawValue,
      storedTurn.parameters.stop?[0],
    ] {
      #expect(found.map { Array($0.utf8) } == Array(text.utf8))
    }
    let storedContext = try #require(try await test.store.context(context.key))
    #expect(Array(storedContext.contextID.utf8) == Array(text.utf8))
    #expect(Array(storedContext.seed[0].content.utf8) == Array(text.utf8))
    #expect(Array(storedContext.notes.utf8) == Array(text.utf8))
    #expect(Array(storedContext.label.utf8) == Array(("l" + text).utf8))
    let storedConversation = try #require(try await test.store.conversation(conversation.id))
    #expect(Array(storedConversation.title.utf8) == Array(text.utf8))
    #expect(storedConversation.system.map { Array($0.utf8) } == Array(text.utf8))
    #expect(try await test.store.draft(of: conversation.id).text.utf8.elementsEqual(text.utf8))
    #expect(try await test.store.setting(text).map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test("Streamed pieces with NULs come together byte for byte")
  func journal() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("x")
    turn.phase = .streaming
    try await test.store.save(turn)
    let pieces = ["a\0", "\0", "e", "\u{301}", "b"]
    try test.store.journal(
      pieces.map { TurnDelta(turn: turn.id, conversation: test.conversation.id, content: $0) })
    let reply = try #require(try await test.store.turn(turn.id)?.reply)
    #expect(Array(reply.utf8) == Array(pieces.joined().utf8))
  }
}
