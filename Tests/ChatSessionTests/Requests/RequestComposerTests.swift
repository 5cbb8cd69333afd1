import ChatModel
import ContextAPI
import Testing

@testable import ChatSession

@Suite struct RequestComposerTests {
  private let branch = [
    Sample.turn("a", reply: "1", system: "Sys."), Sample.turn("b", reply: "", ending: .failed),
    Sample.turn("c", reply: "half", ending: .truncated),
    Sample.turn("d", reply: "", ending: .stopped), Sample.turn("e", reply: "", ending: .complete),
    Sample.turn("f"),
  ]

  @Test(arguments: [ContextMode.session, .unknown])
  func `Where the server remembers, only what is new goes out`(_ mode: ContextMode) {
    let plain = RequestComposer.messages(for: Sample.turn("new"), after: branch, mode: mode)
    #expect(plain == [Message(role: .user, content: "new")])
    let turn = Sample.turn("new", system: "Now in verse.")
    #expect(
      RequestComposer.messages(for: turn, after: branch, mode: mode) == [
        Message(role: .system, content: "Now in verse."), Message(role: .user, content: "new"),
      ])
  }

  @Test func `Where it does not, every settled turn goes before it`() {
    let messages = RequestComposer.messages(
      for: Sample.turn("new"), after: branch, mode: .commonPrefix)
    #expect(messages.map(\.content) == ["Sys.", "a", "1", "c", "half", "e", "new"])
    #expect(
      messages.map(\.role) == [.system, .user, .assistant, .user, .assistant, .user, .user])
  }

  @Test(arguments: TurnEnding.allCases, [true, false])
  func `Only settled turns are replayed`(_ ending: TurnEnding, _ hasReply: Bool) {
    let turn = Sample.turn("a", reply: hasReply ? "1" : "", ending: ending)
    let wanted: Bool
    switch ending {
    case .complete, .length: wanted = true
    case .stopped, .truncated, .filtered, .refused: wanted = hasReply
    case .failed, .unconfirmed: wanted = false
    }
    #expect(RequestComposer.isReplayed(turn) == wanted)
  }

  @Test func `The chosen choice is the reply`() {
    var turn = Sample.turn("a", reply: "left")
    turn.choices.append(Choice(content: "right"))
    turn.chosen = 1
    #expect(RequestComposer.messages(of: [turn]).map(\.content) == ["a", "right"])
  }

  @Test func `A request names the context, its model and only the parameters that are set`() {
    var turn = Sample.turn("new")
    turn.parameters = Parameters(topP: 0.5)
    let request = RequestComposer.request(
      for: turn, after: [], in: Sample.context(), at: Sample.now)
    #expect(
      request
        == ChatRequest(
          contextID: "ctx-1", model: "m", messages: [Message(role: .user, content: "new")],
          parameters: Parameters(topP: 0.5), mode: .session))
  }

  @Test func `A recipe becomes a creation`() {
    let seed = [Message(role: .user, content: "x")]
    let recipe = ContextRecipe(
      mode: .commonPrefix, ttl: 3600, truncation: .lastHistoryTokens(5), seed: seed)
    #expect(
      RequestComposer.creation(from: recipe, label: "a", defaultModel: "m")
        == CreateContextRequest(
          model: "m", messages: seed, label: "a", mode: .commonPrefix, ttl: 3600))
    var session = recipe
    session.mode = .session
    session.model = "own"
    #expect(
      RequestComposer.creation(from: session, label: "", defaultModel: "m")
        == CreateContextRequest(
          model: "own", messages: seed, mode: .session, ttl: 3600,
          truncation: .lastHistoryTokens(5)))
  }

  @Test(arguments: [(nil, nil), (60, 3600), (7200, 7200), (9_999_999, 604_800)] as [(Int?, Int?)])
  func `A recreation asks for what the API takes`(_ ttl: Int?, _ asked: Int?) {
    for (mode, truncation, wanted) in [
      (ContextMode.session, TruncationStrategy.other("x"), TruncationStrategy?.none),
      (.session, .lastHistoryTokens(9), .lastHistoryTokens(9)),
      (.commonPrefix, .lastHistoryTokens(9), nil), (.unknown, .other("x"), nil),
    ] {
      let context = Sample.context(mode: mode, ttl: ttl, truncation: truncation)
      let plan = RebuildPlan(context: context, branch: [], estimate: TokenEstimate())
      let request = RequestComposer.recreation(
        of: context, by: plan, lifetimes: TimeToLive.allowed)
      #expect(request.ttl == asked && request.truncation == wanted)
      #expect(request.mode == (mode == .commonPrefix ? .commonPrefix : .session))
      #expect(request.messages == context.seed && request.model == "m")
    }
  }
}
