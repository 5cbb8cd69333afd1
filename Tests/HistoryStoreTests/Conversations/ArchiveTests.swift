import ChatModel
import ChatTestSupport
import FoundationEssentials
import Testing

@testable import HistoryStore

extension Sample {
  /// A conversation of one long branch.
  static func chain(of count: Int, context: CachedContext) -> ConversationArchive {
    var conversation = Conversation(context: context.key, title: "long", createdAt: date(0))
    var turns: [Turn] = []
    turns.reserveCapacity(count)
    for index in 0..<count {
      let isNeedle = index % 10_000 == 7
      turns.append(
        turn(
          isNeedle ? "needle number \(index) 针" : "question \(index) about topic \(index % 977)",
          reply: "The answer to \(index) is a sentence with some words, 还有一些中文字 \(index % 53).",
          in: conversation.id, at: Double(index), parent: turns.last?.id))
    }
    conversation.head = turns.last?.id
    conversation.updatedAt = date(Double(count))
    return ConversationArchive(context: context, conversation: conversation, turns: turns)
  }
}

@Suite("Export and import")
struct ArchiveTests {
  private func tree() async throws -> TestStore {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    try await test.store.save(test.turn("b2", reply: "x\0y", at: 1, parent: turns[0].id))
    try await test.store.save(test.turn("root 2", at: 0))
    var full = Sample.fullTurn(in: test.conversation.id)
    full.parent = turns[2].id
    try await test.store.save(full)
    return test
  }

  @Test("Out and in through JSON gives the same bytes and the same tree")
  func roundTrip() async throws {
    let test = try await tree()
    let archive = try await test.store.archive(of: test.conversation.id)
    #expect(archive.turns.count == 6)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(archive)
    let decoded = try JSONDecoder().decode(ConversationArchive.self, from: json)
    let other = try await HistoryStore.open(at: test.directory.path + "/other.sqlite")
    let report = try await other.importConversations([decoded])
    #expect(report == ImportReport(imported: [test.conversation.id], turns: 6))
    let again = try await other.archive(of: test.conversation.id)
    #expect(again == archive)
    #expect(try encoder.encode(again) == json)
    #expect(try await other.search("root").count == 1)
    let third = try await other.importConversations([decoded])
    #expect(third == ImportReport(skipped: [test.conversation.id]))
  }

  @Test("Turns in any order are put under their parents")
  func anyOrder() async throws {
    let test = try await TestStore.make()
    var archive = Sample.chain(of: 50, context: test.context)
    archive.turns.reverse()
    for index in archive.turns.indices {
      archive.turns[index].timings.createdAt = Sample.date(Double(index))
    }
    try await test.store.importConversations([archive])
    let branch = try await test.store.wholeBranch(of: archive.conversation.id)
    #expect(branch.map(\.id) == archive.turns.reversed().map(\.id))
  }

  @Test(
    "An archive that is not a tree is refused, and nothing of the others stays", arguments: 0..<5)
  func refused(_ fault: Int) async throws {
    let test = try await TestStore.make()
    let known = try await test.storeChain(["known"])
    let good = Sample.chain(of: 3, context: test.context)
    var bad = Sample.chain(of: 3, context: test.context)
    switch fault {
    case 0: bad.turns[0].parent = bad.turns[2].id
    case 1: bad.turns[1].parent = .random()
    case 2: bad.turns.append(bad.turns[1])
    case 3: bad.turns.append(Sample.turn("x", in: .random()))
    default:
      bad.turns = [
        Turn(
          id: known[0].id, conversation: bad.conversation.id, prompt: "x",
          timings: TurnTimings(createdAt: Sample.date(0)), contextID: "")
      ]
    }
    let archives = [good, bad]
    let error = await storeError { () throws(StoreError) in
      try await test.store.importConversations(archives)
    }
    #expect(error?.kind == .invalid)
    #expect(try await test.count("turns") == 1)
    #expect(try await test.count("conversations") == 1)
  }

  @Test("A context comes along under a free label; open turns come in as interrupted")
  func context() async throws {
    let test = try await TestStore.make()
    var archive = Sample.chain(of: 2, context: Sample.context(label: "Handbook"))
    archive.turns[1].phase = .streaming
    try await test.store.importConversations([archive])
    let context = try #require(try await test.store.context(archive.context.key))
    #expect(context.label == "Handbook 2")
    #expect(context.seed == archive.context.seed)
    let turn = try #require(try await test.store.turn(archive.turns[1].id))
    #expect(turn.ending == .unconfirmed)
    #expect(turn.choices == archive.turns[1].choices)
  }

  @Test("100,000 turns: the newest page, the search and the summary need only what they show")
  func hundredThousand() async throws {
    let test = try await TestStore.make()
    let archive = Sample.chain(of: 100_000, context: test.context)
    let id = archive.conversation.id
    try await test.store.importConversations([archive])
    let page = try await test.store.branch(of: id, limit: 30)
    #expect(page.hasEarlier)
    #expect(page.turns.map(\.turn) == archive.turns.suffix(30))
    let earlier = try await test.store.branch(of: id, before: page.turns[0].id, limit: 30)
    #expect(earlier.turns.map(\.turn) == archive.turns.dropLast(30).suffix(30))
    #expect(try await test.store.search("needle").count == 10)
    #expect(try await test.store.search("针").count == 10)
    #expect(try await test.store.search("answer 中文").count == 50)
    #expect(try await test.store.conversations().first?.turnCount == 100_000)
  }
}
