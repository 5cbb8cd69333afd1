import ChatModel
import FoundationEssentials
import HistoryStore
import Testing

@testable import ctxchat

@Suite struct ShippedRecordsTests {
  static let start = Date(timeIntervalSince1970: 1_775_000_000)

  @Test func `They are registered once, the first of them on top, and kept warm`() async throws {
    let store = try await HistoryStore.temporary()
    try await ShippedRecords.register(in: store, at: Self.start)
    let first = try await store.contexts()
    #expect(first.count == 3)
    #expect(first[0].label == "guide")
    #expect(first.allSatisfy { $0.profile == "demo" && !$0.seed.isEmpty })
    try await ShippedRecords.register(in: store, at: Self.start + 60)
    #expect(try await store.contexts() == first, "nothing is written twice within the hour")
    let muchLater = Self.start + 400 * 86_400
    try await ShippedRecords.register(in: store, at: muchLater)
    let later = try await store.contexts()
    #expect(later.allSatisfy { $0.state(at: muchLater) == .warm })
    #expect(later.map(\.key) == first.map(\.key))
  }

  @Test func `A seed of an older version is replaced, a label of the user's kept`() async throws {
    let store = try await HistoryStore.temporary()
    try await ShippedRecords.register(in: store, at: Self.start)
    var changed = try await store.contexts()[0]
    let seed = changed.seed
    changed.seed = [Message(role: .system, content: "old")]
    changed.label = "mine"
    try await store.save(changed)
    try await ShippedRecords.register(in: store, at: Self.start + 1)
    let now = try await store.context(changed.key)
    #expect(now?.seed == seed)
    #expect(now?.label == "mine")
  }

  @Test func `One that was forgotten stays so, also when the trash is emptied`() async throws {
    let store = try await HistoryStore.temporary()
    try await ShippedRecords.register(in: store, at: Self.start)
    let key = try await store.contexts()[0].key
    try await store.trashContext(key, at: Self.start)
    try await ShippedRecords.register(in: store, at: Self.start + 7200)
    #expect(try await store.contexts().count == 2)
    try await store.purgeTrash(before: Self.start + 7200)
    try await ShippedRecords.register(in: store, at: Self.start + 9000)
    #expect(try await store.contexts(includingTrash: true).count == 2)
  }
}
