import ChatModel
import ChatTestSupport
import GRDB
import Testing

@testable import HistoryStore

@Suite("Contexts")
struct ContextsTests {
  @Test("A context comes back with every field as it was", arguments: ContextMode.allCases)
  func roundTrip(_ mode: ContextMode) async throws {
    let directory = try TemporaryFolder()
    let store = try await HistoryStore.open(at: directory.file)
    let context = Sample.context(mode: mode)
    try await store.save(context)
    #expect(try await store.context(context.key) == context)
    let second = try await HistoryStore.open(at: directory.file)
    #expect(try await second.contexts() == [context])
    let bare = CachedContext(
      label: "bare", contextID: "x", mode: mode, model: "", profile: "", createdAt: Sample.date(9))
    try await store.save(bare)
    #expect(try await second.context(bare.key) == bare)
    #expect(try await second.context(.random()) == nil)
  }

  @Test("Saving changes what changed; lineage grows at its front")
  func change() async throws {
    let test = try await TestStore.make()
    var context = test.context
    context.contextID = "ctx-new"
    context.lineage.insert(
      LineageEntry(contextID: "ctx-old", retiredAt: Sample.date(5), reason: .rebuilt), at: 0)
    context.seed.append(Message(role: .user, content: "more"))
    context.lostAt = nil
    context.truncation = .other("new_kind")
    context.creationUsage = nil
    try await test.store.save(context)
    #expect(try await test.store.context(context.key) == context)
  }

  @Test("Without seeds a list is light, and saving one of it keeps the seed")
  func withoutSeeds() async throws {
    let test = try await TestStore.make()
    var light = try #require(try await test.store.contexts(seeds: false).first)
    #expect(light.seed.isEmpty && light.sources.isEmpty)
    #expect(light.lineage == test.context.lineage)
    light.notes = "changed"
    try await test.store.save(light)
    let whole = try #require(try await test.store.context(light.key))
    #expect(whole.seed == test.context.seed)
    #expect(whole.sources == test.context.sources)
    #expect(whole.notes == "changed")
  }

  @Test("A seed that another process replaced is not taken for the known one once it was read")
  func replacedElsewhere() async throws {
    let test = try await TestStore.make()
    let other = try await HistoryStore.open(at: test.directory.file)
    var theirs = test.context
    theirs.seed = [Message(role: .user, content: "theirs")]
    try await other.save(theirs)
    #expect(try await test.store.context(theirs.key)?.seed == theirs.seed)
    try await test.store.save(test.context)
    #expect(try await other.context(theirs.key)?.seed == test.context.seed)
  }

  @Test("Labels are unique outside the trash, whatever their case; a free one is offered")
  func labels() async throws {
    let test = try await TestStore.make()
    let again = Sample.context(label: "HandBook")
    let error = await storeError { () throws(StoreError) in try await test.store.save(again) }
    #expect(error?.kind == .labelTaken)
    #expect(error?.message.contains("“HandBook 2”") == true)
    #expect(try await !test.store.label(isFree: "HANDBOOK"))
    #expect(try await test.store.label(isFree: "handbook", except: test.context.key))
    #expect(try await test.store.label(isFree: "handbook 2"))
    try await test.store.save(Sample.context(label: "handbook 2"))
    #expect(try await test.store.freeLabel(like: "handbook") == "handbook 3")
    #expect(try await test.store.freeLabel(like: "other") == "other")
    try await test.store.save(test.context)
  }

  @Test("Out of the trash a context takes another label when its own was given away")
  func trash() async throws {
    let test = try await TestStore.make()
    try await test.store.trashContext(test.context.key, at: Sample.date(1))
    #expect(try await test.store.contexts().isEmpty)
    #expect(try await test.store.contexts(includingTrash: true).count == 1)
    #expect(try await test.store.conversations().isEmpty)
    try await test.store.save(Sample.context())
    let back = try await test.store.restoreContext(test.context.key)
    #expect(back.label == "handbook 2")
    #expect(back.trashedAt == nil)
    #expect(back.seed == test.context.seed)
    #expect(try await test.store.contexts().count == 2)
    let missing = await storeError { () throws(StoreError) in
      try await test.store.restoreContext(.random())
    }
    #expect(missing?.kind == .notFound)
    let gone = await storeError { () throws(StoreError) in
      try await test.store.trashContext(.random(), at: Sample.date(1))
    }
    #expect(gone?.kind == .notFound)
  }

  @Test("Most recently used first")
  func order() async throws {
    let test = try await TestStore.make()
    var older = Sample.context(label: "older")
    older.lastUsedAt = Sample.date(-99)
    var newer = Sample.context(label: "newer")
    newer.lastUsedAt = nil
    newer.createdAt = Sample.date(1)
    try await test.store.save(older)
    try await test.store.save(newer)
    #expect(try await test.store.contexts().map(\.label) == ["newer", "handbook", "older"])
  }
}
