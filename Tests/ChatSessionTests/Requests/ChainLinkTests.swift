import ChatModel
import ContextAPI
import FoundationEssentials
import Testing

@testable import ChatSession

struct ChainLinkTests {
  private let chain = Sample.context(mode: .chain, ttl: nil)

  /// Turns that each follow the one before on the server.
  private func branch(_ count: Int, from root: String? = nil) -> [Turn] {
    (1...count).map { number in
      var turn = Sample.turn("q\(number)", reply: "a\(number)")
      turn.node = TurnNode(id: "n\(number)", parent: number == 1 ? root : "n\(number - 1)")
      return turn
    }
  }

  private func link(_ branch: [Turn], _ context: CachedContext? = nil) -> ChainLink? {
    ChainLink(to: branch, in: context ?? chain, at: Sample.now)
  }

  @Test func `The next turn follows the newest node`() {
    #expect(link(branch(3))?.node == "n3")
    #expect(link(branch(3))?.count == 3)
    #expect(link([]) == nil)
    #expect(link(branch(2, from: chain.contextID))?.node == "n2")
  }

  @Test(arguments: [TurnEnding.stopped, .truncated, .failed, .filtered, .refused, .unconfirmed])
  func `A turn that did not end well is not built upon`(_ ending: TurnEnding) {
    var turns = branch(3)
    turns[2].phase = .ended(ending)
    #expect(link(turns)?.node == "n2")
    #expect(link(turns)?.count == 2)
  }

  @Test func `A reply that was cut for its length is built upon`() {
    var turns = branch(2)
    turns[1].phase = .ended(.length)
    #expect(link(turns)?.node == "n2")
  }

  // Trap 4 (docs/responses.md): a chain can lose its root before its head.
  @Test func `A chain ends with the first of its nodes that expires`() {
    var turns = branch(3)
    for index in turns.indices { turns[index].node?.expiresAt = Sample.later }
    #expect(link(turns)?.node == "n3")
    turns[0].node?.expiresAt = Sample.now
    #expect(link(turns) == nil)
    // From where everything was sent again, the earlier nodes no longer count.
    turns[2].node?.parent = nil
    #expect(link(turns)?.node == "n3")
  }

  @Test func `Nodes of an id that was left behind are not built upon`() {
    var turns = branch(3)
    turns[0].contextID = "ctx-0"
    turns[1].contextID = "ctx-0"
    turns[2].contextID = "ctx-0"
    #expect(link(turns) == nil)
    turns[2].contextID = chain.contextID
    turns[2].node?.parent = nil
    #expect(link(turns)?.count == 3)
  }

  // Trap 1 (docs/responses.md): an id in a reply proves nothing.
  @Test func `A server that was seen to forget is sent everything`() {
    var context = chain
    context.keepsTurns = false
    #expect(link(branch(3), context) == nil)
    var turns = branch(3)
    turns[2].node?.isKept = false
    #expect(link(turns)?.node == "n2")
  }

  @Test func `The request names the node and carries what it stands for`() {
    let turns = branch(2)
    let request = RequestComposer.request(
      for: Sample.turn("new"), after: turns, in: chain, at: Sample.now)
    #expect(request.parent == "n2")
    #expect(request.seed == chain.seed)
    #expect(request.earlier.map(\.content) == ["q1", "a1", "q2", "a2"])
    #expect(request.messages.map(\.content) == ["new"])
    var cut = turns
    cut[1].phase = .ended(.truncated)
    let after = RequestComposer.request(
      for: Sample.turn("new"), after: cut, in: chain, at: Sample.now)
    #expect(after.parent == "n1")
    #expect(after.earlier.map(\.content) == ["q1", "a1"])
    #expect(after.messages.map(\.content) == ["q2", "a2", "new"])
  }

  @Test func `A context that is kept here sends everything each time`() {
    let request = RequestComposer.request(
      for: Sample.turn("new"), after: branch(2), in: Sample.context(mode: .local, ttl: nil),
      at: Sample.now)
    #expect(request.parent == nil && request.earlier.isEmpty)
    #expect(request.seed == Sample.context().seed)
    #expect(request.messages.map(\.content) == ["q1", "a1", "q2", "a2", "new"])
  }
}
