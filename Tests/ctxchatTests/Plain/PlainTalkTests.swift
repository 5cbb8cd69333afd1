import ChatModel
import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct PlainTalkTests {
  static let now = Date(timeIntervalSince1970: 1_775_000_000)
  static let context = CachedContext(
    key: ContextKey(rawValue: "k"), label: "guide", contextID: "ctx-1", mode: .session,
    model: "m", profile: "p", ttl: 3600, createdAt: now)
  static let id = ConversationID(rawValue: "c1")

  private func turn(_ phase: TurnPhase, reply: String = "", name: String = "t1") -> Turn {
    Turn(
      id: TurnID(rawValue: name), conversation: Self.id, prompt: "q",
      choices: reply.isEmpty ? [] : [Choice(content: reply)], phase: phase,
      usage: phase.isEnded
        ? Usage(promptTokens: 1000, completionTokens: 20, cachedTokens: 500) : nil,
      timings: TurnTimings(createdAt: Self.now), contextID: "ctx-1")
  }

  private func delta(_ text: String, name: String = "t1", reasoning: String = "") -> SessionUpdate {
    .delta(
      TurnDelta(
        turn: TurnID(rawValue: name), conversation: Self.id, content: text, reasoning: reasoning))
  }

  private func snapshot(_ turns: [Turn] = []) -> ConversationSnapshot {
    ConversationSnapshot(
      conversation: Conversation(
        id: Self.id, context: Self.context.key, title: "A talk", createdAt: Self.now),
      turns: turns.map { TurnView(turn: $0) })
  }

  /// A talk with the conversation open, and what a list of updates makes it say.
  private func said(
    _ updates: [SessionUpdate], after body: (inout PlainTalk) -> Void = { _ in }
  ) -> (String, PlainTalk) {
    var talk = PlainTalk()
    _ = talk.describe(.contexts([ContextSummary(context: Self.context)]), at: Self.now)
    _ = talk.describe(.opened(snapshot()), at: Self.now)
    body(&talk)
    let text = updates.map { talk.describe($0, at: Self.now) }.joined()
    return (text, talk)
  }

  @Test func `A reply follows the context's label, its end in brackets`() {
    let (text, talk) = said([
      .turn(TurnView(turn: turn(.sending))), delta("One "), delta("two."),
      .turn(TurnView(turn: turn(.ended(.complete), reply: "One two."))),
    ])
    #expect(text == "guide: One two.\n[complete, 1,000 tokens in (50 % cached), 20 out]\n")
    #expect(talk.status == .done)
    #expect(talk.lastTurn?.id.rawValue == "t1")
  }

  @Test func `A reply that ends a line itself gets no second end`() {
    let (text, _) = said([
      delta("x\n"), .turn(TurnView(turn: turn(.ended(.stopped), reply: "x\n"))),
    ])
    #expect(
      text == """
        guide: x
        [stopped, the server may lack this turn: /rebuild adds it, 1,000 tokens in (50 % cached), 20 out]

        """)
  }

  @Test func `A reply in one piece is reported whole`() {
    let (text, _) = said([.turn(TurnView(turn: turn(.ended(.complete), reply: "All.")))])
    #expect(text.hasPrefix("guide: All.\n[complete"))
  }

  @Test func `No control character comes out, from anywhere`() {
    let evil = "a\u{1B}[2J\u{7}b\u{9B}31m\u{202E}"
    var failed = turn(.ended(.failed))
    failed.failure = evil
    let (text, _) = said([
      delta(evil), .notice(Notice(level: .info, text: evil)), .turn(TurnView(turn: failed)),
      .progress(JobProgress(job: 1, context: nil, stage: .failed(evil))),
      .turn(TurnView(turn: turn(.waiting(until: Self.now, reason: evil)))),
      .usage(
        UsageReport(
          contexts: [.init(label: evil, usage: Usage(), turns: 1)],
          total: .init(label: "", usage: Usage(), turns: 1))),
      .refused(
        SendRefusal(
          request: SendRequest(conversation: Self.id, prompt: "p"), reason: .invalid(message: evil))
      ),
    ])
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F ~= scalar.value) && scalar.value != 0x202E)
    }
  }

  @Test(arguments: TurnEnding.allCases)
  func `Every ending is reported, and means something to a shell`(ending: TurnEnding) {
    let (text, talk) = said([.turn(TurnView(turn: turn(.ended(ending), reply: "x")))])
    #expect(text.hasSuffix("]\n"))
    #expect((talk.status == .done) == [.complete, .stopped].contains(ending))
  }

  @Test(arguments: [
    (SendRefusal.Reason.expired(secondsLeft: 20), "expires in 20 s", ctxchat.ExitStatus.noInput),
    (.expired(secondsLeft: -9), "has expired", .noInput), (.lost, "/rebuild", .noInput),
    (.invalid(message: "No."), "No.", .data), (.drivenElsewhere, "another ctxchat", .temporary),
    (.unconfirmed(TurnID(rawValue: "x")), "/carry-on", .data),
    (.notStored(message: "Full."), "Full.", .cannotCreate),
    (.notStored(message: "Busy.", isBusy: true), "Busy.", .temporary),
  ])
  func `A refusal says what to do, and the prompt is kept`(
    reason: SendRefusal.Reason, words: String, status: ctxchat.ExitStatus
  ) {
    let request = SendRequest(conversation: Self.id, prompt: "kept")
    var (text, talk) = said([.refused(SendRefusal(request: request, reason: reason))])
    #expect(text.hasPrefix("[not sent: ") && text.contains(words))
    #expect(talk.status == status)
    #expect(talk.takeRefused()?.prompt == "kept")
    #expect(talk.takeRefused() == nil)
  }

  @Test func `Opening says where one is`() {
    var talk = PlainTalk()
    _ = talk.describe(.contexts([ContextSummary(context: Self.context)]), at: Self.now)
    #expect(
      talk.describe(.opened(snapshot([turn(.ended(.complete))])), at: Self.now)
        == "[context guide: session, m, warm, 1h 0m left]\n[conversation: A talk]\n")
  }

  @Test func `What happens in another conversation is not said`() {
    var other = turn(.ended(.complete), reply: "secret")
    other = Turn(
      id: other.id, conversation: ConversationID(rawValue: "c2"), prompt: "x",
      choices: other.choices, phase: other.phase, timings: other.timings, contextID: "ctx-2")
    let (text, _) = said([
      .turn(TurnView(turn: other)),
      .delta(TurnDelta(turn: other.id, conversation: other.conversation, content: "secret")),
    ])
    #expect(text.isEmpty)
  }

  @Test func `A notice in the middle of a reply is on a line of its own`() {
    let (text, _) = said([delta("half"), .notice(Notice(level: .warning, text: "Look."))])
    #expect(text == "guide: half\n[Look.]\n")
  }

  @Test func `Thinking is reported once, other choices are not`() {
    let (text, _) = said([
      delta("", reasoning: "hm"), delta("", reasoning: "so"),
      .delta(
        TurnDelta(
          turn: TurnID(rawValue: "t1"), conversation: Self.id, choice: 1, content: "other")),
      delta("Yes."),
    ])
    #expect(text == "[thinking]\nguide: Yes.")
  }

  @Test func `A wait is counted in seconds`() {
    let (text, _) = said([
      .turn(TurnView(turn: turn(.waiting(until: Self.now + 4.2, reason: "the server is busy"))))
    ])
    #expect(text == "[retrying in 5 s: the server is busy]\n")
  }

  @Test func `Two replies come one after the other, each with what follows it`() {
    var edited = turn(.ended(.stopped), reply: "Two\u{1B}[31m.", name: "t2")
    edited.prompt = "q\n2"
    let comparison = Comparison(
      conversation: Self.id, count: 3,
      sides: [
        .init(
          number: 3,
          turns: [
            TurnView(turn: turn(.ended(.complete), reply: "One.\n")),
            TurnView(turn: turn(.ended(.complete), reply: "Then.", name: "t3")),
          ], hasMore: true),
        .init(number: 1, turns: [TurnView(turn: edited)]),
      ])
    let (text, _) = said([.comparison(comparison)])
    let when = TimeText.minute(Self.now)
    #expect(
      text == """
        [3/3 · \(when) · complete · 20 out]
        [prompt: q]
        One.
        [prompt: q]
        Then.
        [more turns follow]
        [1/3 · \(when) · stopped · 20 out]
        [prompt: q 2]
        Two␛[31m.

        """)
    let (one, _) = said([.comparison(Comparison(conversation: Self.id, count: 1))])
    #expect(one == "[There is only one reply, nothing to compare it with. /retry asks again.]\n")
    let elsewhere = Comparison(conversation: ConversationID(rawValue: "c2"), count: 1)
    #expect(said([.comparison(elsewhere)]).0.isEmpty)
  }
}

@Suite struct PlainUsageTests {
  @Test func `Tokens and money come in lines, money only where it is known`() {
    let usage = Usage(promptTokens: 1000, completionTokens: 20, cachedTokens: 700)
    let report = UsageReport(
      conversation: .init(label: "c", usage: usage, turns: 1, cost: 0.00123, saved: -0.5),
      contexts: [.init(label: "guide", usage: usage, turns: 2)],
      total: .init(label: "", usage: usage + usage, turns: 3), currency: "CNY")
    #expect(
      PlainUsage.lines(report) == [
        "this conversation: 1 turn, 1,000 tokens in, 700 of them cached, 20 out, cost 0.00123 CNY,"
          + " saved -0.50 CNY",
        "context guide: 2 turns, 1,000 tokens in, 700 of them cached, 20 out",
        "total: 3 turns, 2,000 tokens in, 1,400 of them cached, 40 out",
      ])
  }
}
