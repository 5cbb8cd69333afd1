import ChatModel
import FoundationEssentials
import Testing

@testable import HistoryStore

@Suite("Titles and labels")
struct NameSearchTests {
  /// A context with conversations of these titles; each has a turn.
  private func store(
    _ label: String, _ titles: [String], in store: HistoryStore? = nil
  ) async throws -> HistoryStore {
    let store =
      if let store { store } else { try await HistoryStore.temporary() }
    let context = Sample.context(label: label, mode: .commonPrefix)
    try await store.save(context)
    for (number, title) in titles.enumerated() {
      let conversation = Conversation(
        context: context.key, title: title, createdAt: Sample.date(Double(number)))
      try await store.save(conversation)
      try await store.save(
        Sample.turn("turn \(number)", in: conversation.id, at: Double(number)))
    }
    return store
  }

  private func kinds(_ hits: [SearchHit]) -> [String] {
    hits.map { "\($0.kind.rawValue) \($0.snippet)" }
  }

  @Test(
    "A title is found by its words, in any case and spelling",
    arguments: [
      "parser", "PARS", "the parser", "résumé parser", "한글", "ㅎㅏㄴㄱㅡㄹ", "检索", "=>", "检索 =>",
    ])
  func title(_ query: String) async throws {
    let store = try await store("code", ["The parser's resume", "other"])
    _ = try await self.store(
      "more", ["한글과 检索 => here", "parser's own resume, the second"], in: store)
    let hits = try await store.search(query)
    #expect(!hits.isEmpty)
    for hit in hits {
      #expect(hit.kind == .title && hit.turn == nil && hit.conversation != nil)
      #expect(!hit.matches.isEmpty)
      #expect(hit.snippet == hit.conversationTitle)
    }
  }

  @Test(
    "A label comes first and leads to the newest conversation; one without any leads to its context"
  )
  func label() async throws {
    let store = try await store("handbook", ["first", "second"])
    let empty = Sample.context(label: "handbook of old")
    try await store.save(empty)
    _ = try await self.store("x", ["handbooks"], in: store)
    let hits = try await store.search("handbook")
    #expect(
      kinds(hits) == ["label handbook", "title handbooks", "label handbook of old"]
        || kinds(hits) == ["label handbook", "label handbook of old", "title handbooks"])
    #expect(hits.first?.conversationTitle == "second")
    let other = try #require(hits.first { $0.context == empty.key })
    #expect(other.conversation == nil)
  }

  @Test("A conversation whose turns are found is not told for its title as well")
  func once() async throws {
    let store = try await store("x", ["turn 0", "turn of the year"])
    #expect(kinds(try await store.search("turn 0")) == ["prompt turn 0"])
    #expect(kinds(try await store.search("year")) == ["title turn of the year"])
    #expect(Set(kinds(try await store.search("turn"))) == ["prompt turn 0", "prompt turn 1"])
  }

  @Test("Every word must be in the one name; words of two names together are none")
  func all() async throws {
    let store = try await store("handbook", ["of frogs"])
    #expect(try await store.search("handbook frogs").isEmpty)
    #expect(try await store.search("frogs of").count == 1)
  }

  @Test("The trash has no names, and names leave room for turns")
  func limits() async throws {
    let store = try await store("x", (0..<9).map { "needle \($0)" })
    let other = try await store.conversations()[0]
    try await store.save(Sample.turn("needle", in: other.id, at: 99))
    let hits = try await store.search("needle", limit: 4)
    #expect(kinds(hits) == ["title needle 7", "title needle 6", "prompt needle"])
    try await store.trashContext(other.context, at: Sample.date(0))
    #expect(try await store.search("needle").isEmpty)
  }
}
