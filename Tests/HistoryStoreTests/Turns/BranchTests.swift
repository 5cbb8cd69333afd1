import Basics
import ChatModel
import GRDB
import Testing

@testable import HistoryStore

@Suite("Branches")
struct BranchTests {
  @Test("Pages of the branch meet without gap or overlap", arguments: [1, 3, 7, 10, 11])
  func pages(_ limit: Int) async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain((0..<10).map(String.init))
    var collected: [TurnView] = []
    var hasEarlier = true
    while hasEarlier {
      let page = try await test.store.branch(
        of: test.conversation.id, before: collected.first?.id, limit: limit)
      #expect(page.turns.count <= limit && !page.turns.isEmpty)
      collected = page.turns + collected
      hasEarlier = page.hasEarlier
    }
    #expect(collected.map(\.turn) == turns)
    #expect(try await test.store.wholeBranch(of: test.conversation.id) == turns)
    #expect(try await test.store.path(to: turns[4].id) == Array(turns[...4]))
  }

  @Test("Nothing to show is an empty page")
  func empty() async throws {
    let test = try await TestStore.make()
    let id = test.conversation.id
    for page in [
      try await test.store.branch(of: id, limit: 5),
      try await test.store.branch(of: .random(), limit: 5),
      try await test.store.branch(of: id, before: .random(), limit: 5),
    ] { #expect(page.turns.isEmpty && !page.hasEarlier) }
    let turns = try await test.storeChain(["a"])
    #expect(try await test.store.branch(of: id, limit: 0).turns.isEmpty)
    #expect(try await test.store.branch(of: id, limit: -1).turns.isEmpty)
    #expect(try await test.store.branch(of: id, before: turns[0].id, limit: 5).turns.isEmpty)
    #expect(try await test.store.wholeBranch(of: .random()).isEmpty)
    #expect(try await test.store.path(to: .random()).isEmpty)
  }

  @Test("Alternatives are counted and numbered in the order of their making, also at the root")
  func alternatives() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    let second = test.turn("b2", at: 10, parent: turns[0].id)
    let third = test.turn("b3", at: 0.5, parent: turns[0].id)
    let root = test.turn("a2", at: 11)
    for turn in [second, third, root] { try await test.store.save(turn) }
    let page = try await test.store.branch(of: test.conversation.id, limit: 9).turns
    #expect(page.map(\.alternatives) == [2, 3, 1])
    #expect(page.map(\.alternative) == [0, 1, 0])
    #expect(
      try await test.store.siblings(of: second.id).map(\.prompt) == ["b3", "b", "b2"])
    #expect(try await test.store.siblings(of: root.id).map(\.prompt) == ["a", "a2"])
    #expect(try await test.store.siblings(of: .random()).isEmpty)
    let view = try #require(try await test.store.turnView(second.id))
    #expect(view == TurnView(turn: second, alternatives: 3, alternative: 2))
    #expect(try await test.store.turnView(.random()) == nil)
  }

  @Test("The tree has every branch, with the beginnings of prompts and of chosen replies")
  func tree() async throws {
    let test = try await TestStore.make()
    var turns = try await test.storeChain(["a", "b"])
    var long = test.turn(String(repeating: "語", count: 300), at: 10, parent: turns[0].id)
    long.choices = [Choice(content: "one"), Choice(content: "two")]
    long.chosen = 1
    long.phase = .ended(.stopped)
    try await test.store.save(long)
    turns.append(long)
    let tree = try await test.store.tree(of: test.conversation.id)
    #expect(tree.entries.map(\.id) == turns.map(\.id))
    #expect(tree.entries.map(\.parent) == [nil, turns[0].id, turns[0].id])
    #expect(tree.entries[2].prompt == String(repeating: "語", count: BranchTree.excerpt))
    #expect(tree.entries[2].reply == "two" && tree.entries[2].phase == .ended(.stopped))
    #expect(tree.head == (try await test.store.conversation(test.conversation.id)?.head))
    #expect(try await test.store.tree(of: .random()).entries.isEmpty)
  }

  @Test("Roots of other conversations are no alternatives")
  func otherRoots() async throws {
    let test = try await TestStore.make()
    _ = try await test.storeChain(["a"])
    let other = Conversation(context: test.context.key, createdAt: Sample.date(0))
    try await test.store.storePrompt(Sample.turn("z", in: other.id), in: other)
    let page = try await test.store.branch(of: test.conversation.id, limit: 9).turns
    #expect(page.map(\.alternatives) == [1])
  }

  @Test("The newest leaf is the newest child's newest child")
  func newestLeaf() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    let second = test.turn("b2", at: 10, parent: turns[0].id)
    try await test.store.save(second)
    #expect(try await test.store.newestLeaf(under: turns[0].id) == second.id)
    #expect(try await test.store.newestLeaf(under: turns[1].id) == turns[2].id)
    #expect(try await test.store.newestLeaf(under: turns[2].id) == turns[2].id)
    let error = await storeError { () throws(StoreError) in
      _ = try await test.store.newestLeaf(under: .random())
    }
    #expect(error?.kind == .notFound)
  }

  @Test("A head that is not there falls back to the newest turn; a circle ends")
  func damage() async throws {
    let test = try await TestStore.make()
    let turns = try await test.storeChain(["a", "b", "c"])
    try test.sql("UPDATE conversations SET head = 'nowhere'")
    #expect(try await test.store.wholeBranch(of: test.conversation.id) == turns)
    try test.sql("UPDATE turns SET parent = '\(turns[2].id)' WHERE id = '\(turns[0].id)'")
    #expect(try await test.store.wholeBranch(of: test.conversation.id).count == 3)
    _ = try await test.store.branch(of: test.conversation.id, limit: 50)
    try test.sql("UPDATE turns SET chosen = 'x', phase = 'fried'")
    #expect(try await test.store.turn(turns[1].id)?.ending == .failed)
  }
}

/// A plain model of the tree, to compare the store with.
private struct TreeModel {
  var parents: [TurnID: TurnID?] = [:]
  var order: [TurnID] = []
  var head: TurnID?

  func branch() -> [TurnID] {
    var result: [TurnID] = []
    var next = head
    while let id = next {
      result.insert(id, at: 0)
      next = parents[id] ?? nil
    }
    return result
  }

  func siblings(of id: TurnID) -> [TurnID] {
    order.filter { parents[$0] == parents[id] }
  }

  func leaf(under id: TurnID) -> TurnID {
    guard let child = order.last(where: { parents[$0] == id }) else { return id }
    return leaf(under: child)
  }

  func isAncestor(_ ancestor: TurnID, of id: TurnID) -> Bool {
    var next: TurnID? = id
    while let current = next {
      if current == ancestor { return true }
      next = parents[current] ?? nil
    }
    return false
  }

  mutating func remove(_ id: TurnID) {
    let parent = parents[id] ?? nil
    for (child, its) in parents where its == id { parents[child] = parent }
    if head == id { head = parent }
    parents[id] = nil
    order.removeAll { $0 == id }
  }
}

@Suite("The tree, walked at random")
struct TreeWalkTests {
  @Test("The store agrees with a plain model after every step", arguments: [1, 2, 3] as [UInt64])
  func walk(_ seed: UInt64) async throws {
    var generator = SplitMix(seed: seed)
    let test = try await TestStore.make()
    var model = TreeModel()
    for step in 0..<150 {
      try await move(step, test, &model, &generator)
      try await compare(test, model)
    }
    #expect(!model.order.isEmpty)
  }

  private func move(
    _ step: Int, _ test: TestStore, _ model: inout TreeModel, _ generator: inout SplitMix
  ) async throws {
    let some = model.order.randomElement(using: &generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<5:
      let isRoot = Int.random(in: 0..<8, using: &generator) == 0
      let turn = test.turn("p\(step)", at: Double(step), parent: isRoot ? nil : some)
      try await test.store.storePrompt(turn, in: test.conversation)
      model.parents[turn.id] = .some(turn.parent)
      model.order.append(turn.id)
      model.head = turn.id
    case 5, 6:
      guard let some else { return }
      model.head = model.leaf(under: some)
      var conversation = test.conversation
      conversation.head = try await test.store.newestLeaf(under: some)
      #expect(conversation.head == model.head)
      try await test.store.save(conversation)
    case 7:
      guard let some else { return }
      try await test.store.removeTurn(some)
      model.remove(some)
    default:
      guard let some, let parent = model.order.randomElement(using: &generator),
        var turn = try await test.store.turn(some)
      else { return }
      turn.parent = parent
      let moved = turn
      let error = await storeError { () throws(StoreError) in try await test.store.save(moved) }
      #expect((error != nil) == model.isAncestor(some, of: parent))
      if error == nil { model.parents[some] = .some(parent) }
    }
  }

  private func compare(_ test: TestStore, _ model: TreeModel) async throws {
    let branch = model.branch()
    #expect(try await test.store.wholeBranch(of: test.conversation.id).map(\.id) == branch)
    let page = try await test.store.branch(of: test.conversation.id, limit: 4)
    #expect(page.turns.map(\.id) == branch.suffix(4))
    #expect(page.hasEarlier == (branch.count > 4))
    for view in page.turns {
      let siblings = model.siblings(of: view.id)
      #expect(view.alternatives == siblings.count)
      #expect(siblings[view.alternative] == view.id)
    }
    #expect(try await test.store.conversations().first?.turnCount == branch.count)
  }
}
