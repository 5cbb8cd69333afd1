import ChatModel
import Testing

@testable import ChatSession

// Trap 1 (docs/responses.md): an id in a reply proves nothing; silent amnesia is the worst failure.
struct ChainProofTests {
  private func turn(_ id: String, after parent: String?, input: Int?, isKept: Bool? = nil) -> Turn {
    var turn = Sample.turn(
      "q", reply: "a", usage: input.map { Usage(promptTokens: $0, completionTokens: 5) })
    turn.node = TurnNode(id: id, parent: parent, isKept: isKept)
    return turn
  }

  @Test(
    arguments: [
      (100, 130, true), (100, 101, true), (100, 100, false), (100, 96, false), (100, 12, false),
      (nil, 12, nil),
      (100, nil, nil), (0, 12, nil),
    ] as [(Int?, Int?, Bool?)])
  func `The server's own counts show whether it has the turns`(
    _ before: Int?, _ now: Int?, _ expected: Bool?
  ) {
    let first = turn("n1", after: nil, input: before)
    let second = turn("n2", after: "n1", input: now)
    #expect(ChainProof(of: second, after: [first]).isKept == expected)
  }

  @Test func `A reply that says so refutes at once`() {
    let first = turn("n1", after: nil, input: 100, isKept: false)
    #expect(ChainProof(of: first, after: []).isKept == false)
    #expect(ChainProof(of: first, after: []).reason == "its reply says so")
  }

  @Test func `A turn that was sent with everything shows nothing`() {
    let first = turn("n1", after: nil, input: 100, isKept: true)
    #expect(ChainProof(of: first, after: []).isKept == nil)
    let again = turn("n2", after: nil, input: 20)
    #expect(ChainProof(of: again, after: [first]).isKept == nil)
  }

  // What is sent at once may be longer than all before it: more than before is no proof then.
  @Test(
    arguments: [
      // What was sent, in tokens; what the server counted; what that shows.
      (8, 12, false), (60, 64, false), (60, 110, true), (60, 95, nil), (100, 104, false),
      (400, 404, nil),
      (400, 445, nil), (400, 700, true), (60, 41, false),
    ] as [(Int, Int, Bool?)])
  func `A long prompt is not taken for the turns before it`(
    _ sent: Int, _ now: Int, _ expected: Bool?
  ) {
    var first = turn("n1", after: nil, input: 40)
    first.usage?.completionTokens = 20
    var cut = Sample.turn(
      String(repeating: "word", count: sent / 2), reply: "half", ending: .stopped)
    cut.usage = nil
    var second = turn("n3", after: "n1", input: now)
    second.prompt = String(repeating: "word", count: sent - sent / 2)
    #expect(ChainProof(of: second, after: [first, cut]).isKept == expected)
  }

  // The copies of a fork have no counts.
  @Test(arguments: [(9, false), (40, false), (90, nil), (150, nil), (nil, nil)] as [(Int?, Bool?)])
  func `After a turn without a count, a fraction of what it takes refutes`(
    _ now: Int?, _ expected: Bool?
  ) {
    var copy = turn("n1", after: nil, input: nil)
    copy.prompt = String(repeating: "word", count: 60)
    let seed = [Message(role: .system, content: String(repeating: "seed", count: 40))]
    let second = turn("n2", after: "n1", input: now)
    #expect(ChainProof(of: second, after: [copy], seed: seed).isKept == expected)
  }

  @Test func `Only the node that the turn followed is compared`() {
    let first = turn("n1", after: nil, input: 100)
    let branch = turn("n2", after: "n1", input: 900)
    let fork = turn("n3", after: "n1", input: 130)
    #expect(ChainProof(of: fork, after: [first]).isKept == true)
    #expect(ChainProof(of: fork, after: [first, branch]).isKept == true)
  }
}
