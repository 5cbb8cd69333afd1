import ChatModel
import FoundationEssentials
import Testing

@testable import HistoryStore

/// Two replies with what follows them, for `/compare`.
@Suite struct ComparisonTests {
  /// A tree: a, then b or b2 (two replies, of which the second is chosen) or b3; after b comes c, after b2 d and e. The
  /// branch on screen ends with c.
  private func tree() async throws -> (TestStore, [String: Turn]) {
    let test = try await TestStore.make()
    var turns: [String: Turn] = [:]
    for (index, (name, parent)) in [
      ("a", nil), ("b", "a"), ("b2", "a"), ("b3", "a"), ("d", "b2"), ("e", "d"), ("c", "b"),
    ].enumerated() {
      var turn = test.turn(name, at: Double(index + 1), parent: parent.flatMap { turns[$0]?.id })
      turn.phase = .ended(.complete)
      turn.choices = [Choice(content: "\(name)!")]
      if name == "b2" {
        (turn.choices, turn.chosen) = ([Choice(content: "x"), Choice(content: "y")], 1)
      }
      try await test.store.save(turn)
      turns[name] = turn
    }
    var conversation = try #require(try await test.store.conversation(test.conversation.id))
    conversation.head = turns["c"]?.id
    try await test.store.save(conversation)
    return (test, turns)
  }

  private func told(
    _ test: TestStore, at turn: Turn? = nil, _ left: Int? = nil, _ right: Int? = nil
  ) async throws -> [String] {
    let comparison = try await test.store.comparison(
      Comparison.Request(test.conversation.id, at: turn?.id, left: left, right: right))
    return comparison.sides.map { side in
      let first = side.turn?.reply ?? "?"
      let rest = side.turns.dropFirst().map(\.turn.reply)
      return "\(side.number)/\(comparison.count) \(([first] + rest).joined(separator: " "))"
        + (side.isShown ? " shown" : "")
    } + (comparison.sides.isEmpty ? ["\(comparison.count)"] : [])
  }

  @Test func `The branches part at the nearest turn that has several replies`() async throws {
    let (test, turns) = try await tree()
    #expect(try await told(test) == ["1/4 b! c! shown", "2/4 x"])
    #expect(try await told(test, at: turns["e"]) == ["1/4 b! c! shown", "2/4 x"])
    #expect(try await told(test, nil, 3) == ["1/4 b! c! shown", "3/4 y d! e!"])
    #expect(try await told(test, 4, 3) == ["4/4 b3!", "3/4 y d! e!"])
    #expect(try await told(test, 4, 2) == ["4/4 b3!", "2/4 x"])
  }

  @Test func `What cannot be compared says how many there are`() async throws {
    let (test, turns) = try await tree()
    #expect(try await told(test, at: turns["a"]) == ["1"])
    #expect(try await told(test, 5, 1) == ["4"])
    let empty = try await TestStore.make()
    #expect(try await told(empty) == ["0"])
    _ = try await empty.storeChain(["a", "b"])
    #expect(try await told(empty) == ["1"])
    let missing = try await empty.store.comparison(
      Comparison.Request(empty.conversation.id, at: .random()))
    #expect(missing.sides.isEmpty && missing.count == 1)
  }

  @Test func `A long branch is read up to a limit`() async throws {
    let test = try await TestStore.make()
    let chain = try await test.storeChain((0..<30).map { "t\($0)" })
    try await test.store.save(test.turn("other", at: 100, parent: nil))
    let comparison = try await test.store.comparison(
      Comparison.Request(test.conversation.id, at: chain[0].id, left: 1, right: 2))
    #expect(comparison.sides.map(\.turns.count) == [1 + Comparison.turnLimit, 1])
    #expect(comparison.sides.map(\.hasMore) == [true, false])
    #expect(comparison.sides[0].turns.map(\.id) == chain.prefix(1 + Comparison.turnLimit).map(\.id))
  }

  @Test func `A circle ends`() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    try test.sql("UPDATE turns SET parent = '\(turns[2].id)' WHERE id = '\(turns[0].id)'")
    #expect(try await told(test) == ["1"])
  }
}
