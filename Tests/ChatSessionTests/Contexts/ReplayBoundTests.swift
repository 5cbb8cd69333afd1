import ChatModel
import Testing

@testable import ChatSession

@Suite struct ReplayBoundTests {
  /// Turns of 100 tokens each as they are replayed: 88 for the prompt, 4 for each message, 4 for the reply.
  private static let turn = Sample.turn(
    String(repeating: "p", count: 352), reply: String(repeating: "r", count: 16))

  private func ways(
    _ count: Int, truncation: TruncationStrategy? = nil, window: Int? = nil,
    mode: ContextMode = .session, seed: Int = 0
  ) -> [RebuildOffer.Way] {
    let context = Sample.context(
      mode: mode, truncation: truncation,
      seed: [Message(role: .system, content: String(repeating: "s", count: seed * 4))])
    return RebuildOffer.Way.all(
      for: context, branch: Array(repeating: Self.turn, count: count), estimate: TokenEstimate(),
      window: window)
  }

  @Test func `What fits is replayed whole, without a question`() {
    for ways in [
      ways(10), ways(10, truncation: .lastHistoryTokens(4096)), ways(10, window: 2000),
      ways(2000, mode: .commonPrefix),
    ] {
      #expect(ways.count == 1 && ways[0].newest == nil && ways[0].leftOut == nil)
    }
  }

  @Test(
    arguments: [
      // 1000 tokens of history hold 10 turns.
      (TruncationStrategy.lastHistoryTokens(1000), nil, 0, 10, "keeps the last 1,000 tokens"),
      // 2000 less the step of 500, less the seed of 500 and its framing: 9 turns.
      (
        .rollingTokens(maxWindow: 2000, rollingWindow: 500), nil, 500, 9,
        "window takes 2,000 tokens"
      ),
      // Three quarters of 4000, less 504.
      (nil, 4000, 500, 24, "the model takes about 4,000 tokens"),
      // Of a strategy and a window the smaller one counts: three quarters of 1000, less 504.
      (
        .rollingTokens(maxWindow: 2000, rollingWindow: 500), 1000, 500, 2,
        "the model takes about 1,000 tokens"
      ),
      (.lastHistoryTokens(1000), 4000, 500, 10, "keeps the last 1,000 tokens"),
    ] as [(TruncationStrategy?, Int?, Int, Int, String)])
  func `What the server would not remember is advised to be left out`(
    truncation: TruncationStrategy?, window: Int?, seed: Int, newest: Int, reason: String
  ) {
    let ways = ways(50, truncation: truncation, window: window, seed: seed)
    #expect(ways.count == 2)
    #expect(ways[0].newest == newest)
    #expect(ways[0].summary.hasPrefix("the seed and the newest \(newest) turns, about"))
    #expect(ways[0].leftOut?.hasPrefix("The \(50 - newest) oldest turns are left out") == true)
    #expect(ways[0].leftOut?.contains(reason) == true, "\(ways[0].leftOut ?? "")")
    #expect(ways[1].newest == nil && ways[1].summary.hasPrefix("the seed and 50 turns, about"))
  }

  @Test func `Where nothing is known the bound is that of the API's own strategies`() {
    #expect(ways(327).count == 1)
    #expect(ways(400).first?.newest == 327)
  }

  @Test func `The newest turn is replayed whatever its size`() {
    #expect(ways(3, truncation: .lastHistoryTokens(5)).first?.newest == 1)
    #expect(ways(1, truncation: .lastHistoryTokens(5)).map(\.newest) == [nil])
  }

  @Test func `Turns that never settled are counted apart`() {
    let failed = Sample.turn("x", ending: .failed)
    let ways = RebuildOffer.Way.all(
      for: Sample.context(), branch: [Self.turn, failed], estimate: TokenEstimate(), window: nil)
    #expect(ways.first?.leftOut == "1 turn without a settled ending is left out.")
  }
}
