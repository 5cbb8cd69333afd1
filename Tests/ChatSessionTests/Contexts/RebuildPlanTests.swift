import ChatModel
import Testing

@testable import ChatSession

@Suite struct RebuildPlanTests {
  private func plan(_ branch: [Turn], mode: ContextMode) -> RebuildPlan {
    RebuildPlan(context: Sample.context(mode: mode), branch: branch, estimate: TokenEstimate())
  }

  @Test func `A session replays its settled turns after the seed and does not end with a reply`() {
    let branch = [
      Sample.turn("a", reply: "1", system: "Sys."), Sample.turn("b", reply: "", ending: .failed),
      Sample.turn("c", reply: "half", ending: .stopped),
      Sample.turn("d", reply: "", ending: .unconfirmed),
    ]
    for mode in [ContextMode.session, .unknown] {
      let plan = plan(branch, mode: mode)
      #expect(
        plan.messages.map(\.content) == [
          "Be brief.", "Sys.", "a", "1", "c", "half", RebuildPlan.continuation,
        ])
      #expect(plan.messages.last?.role == .system)
      #expect(plan.replayedTurns == 2 && plan.skippedTurns == 2)
      #expect(plan.estimatedTokens == TokenEstimate().tokens(in: plan.messages))
    }
  }

  @Test func `A prefix is its seed`() {
    let plan = plan([Sample.turn("a", reply: "1")], mode: .commonPrefix)
    #expect(plan.messages == Sample.context().seed)
    #expect(plan.replayedTurns == 0 && plan.skippedTurns == 0)
  }

  @Test func `Nothing is added where the last message is the user's`() {
    let branch = [Sample.turn("a", reply: "", ending: .complete)]
    #expect(plan(branch, mode: .session).messages.last == Message(role: .user, content: "a"))
    #expect(plan([], mode: .session).messages == Sample.context().seed)
  }

  @Test(arguments: [(0, "the seed, about"), (1, "the seed and 1 turn,"), (3, "and 3 turns,")])
  func `It can be said in a line`(_ count: Int, _ words: String) {
    let branch = (0..<count).map { Sample.turn("q\($0)", reply: "a") }
    #expect(plan(branch, mode: .session).summary.contains(words))
  }
}
