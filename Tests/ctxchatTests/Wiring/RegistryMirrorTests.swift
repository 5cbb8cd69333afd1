import ChatModel
import FoundationEssentials
import HistoryStore
import Testing

@testable import ctxchat

@Suite struct RegistryMirrorTests {
  @Test func `New and changed contexts reach the registry, conversations never`() async throws {
    let date = Date(timeIntervalSince1970: 1_775_000_000)
    func context(_ label: String) -> CachedContext {
      CachedContext(
        label: label, contextID: "ctx-\(label)", mode: .session, model: "m", profile: "p",
        seed: [Message(role: .system, content: label)], createdAt: date)
    }
    let registry = try await HistoryStore.temporary()
    let source = try await HistoryStore.temporary()
    var old = context("old")
    for store in [registry, source] { try await store.save(old) }
    let mirror = RegistryMirror(from: source, to: registry, holding: [old])
    old.lastUsedAt = date + 60
    try await source.save(old)
    let new = context("new")
    try await source.save(new)
    try await source.save(Conversation(context: new.key, title: "secret", createdAt: date))
    await mirror.update()
    #expect(try await registry.context(old.key) == old)
    #expect(try await registry.context(new.key) == new)
    #expect(try await registry.conversations().isEmpty)
    try await source.trashContext(new.key, at: date)
    await mirror.update()
    #expect(try await registry.contexts().map(\.key) == [old.key])
    try await registry.trashContext(old.key, at: date)
    await mirror.update()
    #expect(try await registry.contexts().isEmpty, "what did not change here is not written again")
  }
}
