import ChatModel
import FoundationEssentials
import Testing

@testable import ChatSession

/// Every event in every state of a context.
@Suite struct ContextLifecycleTests {
  enum Event: String, CaseIterable, Sendable {
    case answered, reportedLost, recreated, forgotten, restored
  }

  /// The state after each event, and whether it is in the trash (`*`).
  static let table: [ContextState: [Event: String]] = [
    .warm: [
      .answered: "warm", .reportedLost: "lost", .recreated: "warm", .forgotten: "warm*",
      .restored: "warm",
    ],
    .expiring: [
      .answered: "warm", .reportedLost: "lost", .recreated: "warm", .forgotten: "expiring*",
      .restored: "expiring",
    ],
    .expired: [
      .answered: "warm", .reportedLost: "lost", .recreated: "warm", .forgotten: "expired*",
      .restored: "expired",
    ],
    .unknown: [
      .answered: "unknown", .reportedLost: "lost", .recreated: "warm", .forgotten: "unknown*",
      .restored: "unknown",
    ],
    .local: [
      .answered: "kept here", .reportedLost: "kept here", .recreated: "kept here",
      .forgotten: "kept here*", .restored: "kept here",
    ],
    .lost: [
      .answered: "warm", .reportedLost: "lost", .recreated: "warm", .forgotten: "lost*",
      .restored: "lost",
    ],
  ]

  private let now = Sample.now.addingTimeInterval(100_000)

  private func context(in state: ContextState) -> CachedContext {
    var context = Sample.context(
      mode: state == .local ? .local : .session, ttl: state == .unknown ? nil : 3600)
    let age: Double = state == .expired ? 4000 : state == .expiring ? 3500 : 10
    context.createdAt = now.addingTimeInterval(-age)
    if state == .lost { context.lostAt = now.addingTimeInterval(-1) }
    return context
  }

  private func event(_ event: Event) -> ContextEvent {
    switch event {
    case .answered: .answered
    case .reportedLost: .reportedLost
    case .recreated: .recreated(.init(contextID: "ctx-2", ttl: 7200, reason: .rebuilt))
    case .forgotten: .forgotten
    case .restored: .restored
    }
  }

  @Test(arguments: ContextState.allCases)
  func `Every event in every state does what the table says`(_ state: ContextState) throws {
    #expect(context(in: state).state(at: now) == state)
    let row = try #require(Self.table[state])
    #expect(row.count == Event.allCases.count)
    for event in Event.allCases {
      var life = ContextLifecycle(context(in: state))
      life.apply(self.event(event), at: now)
      let trash = life.context.trashedAt == nil ? "" : "*"
      #expect(life.context.state(at: now).rawValue + trash == row[event], "\(event)")
    }
  }

  @Test(
    arguments: [
      (ContextState.warm, nil, nil), (.expiring, nil, nil),
      (.expired, .expired(secondsLeft: -400), nil), (.unknown, nil, nil), (.lost, .lost, .lost),
    ] as [(ContextState, SendRefusal.Reason?, SendRefusal.Reason?)])
  func `What may be sent in which state, and what force changes`(
    _ state: ContextState, _ refusal: SendRefusal.Reason?, _ forced: SendRefusal.Reason?
  ) {
    let life = ContextLifecycle(context(in: state))
    #expect(life.refusal(at: now, force: false) == refusal)
    #expect(life.refusal(at: now, force: true) == forced)
  }

  @Test(arguments: [(60, false), (59, true), (1, true), (0, true), (-5, true)])
  func `Under a minute left is as good as expired`(_ left: Int, _ isRefused: Bool) {
    let context = Sample.context(ttl: 3600)
    let moment = Sample.now.addingTimeInterval(Double(3600 - left))
    let refusal = ContextLifecycle(context).refusal(at: moment, force: false)
    #expect(refusal == (isRefused ? .expired(secondsLeft: left) : nil))
  }

  @Test func `A clock that jumps back neither expires a context nor undoes a use`() {
    var life = ContextLifecycle(Sample.context(ttl: 3600))
    life.apply(.answered, at: Sample.later)
    life.apply(.answered, at: Sample.now.addingTimeInterval(-9000))
    #expect(life.context.lastUsedAt == Sample.later)
    #expect(life.refusal(at: Sample.now.addingTimeInterval(-9000), force: false) == nil)
  }

  @Test func `Recreated, it trusts the reply, keeps its seed and remembers the old id`() {
    var life = ContextLifecycle(Sample.context(ttl: 3600, usage: Usage(promptTokens: 1)))
    life.apply(
      .recreated(
        .init(
          contextID: "ctx-2", mode: .session, ttl: 9000,
          truncation: .lastHistoryTokens(5), usage: Usage(promptTokens: 9), reason: .rewound)),
      at: Sample.later)
    let context = life.context
    #expect(context.contextID == "ctx-2" && context.model == "m" && context.ttl == 9000)
    #expect(context.truncation == .lastHistoryTokens(5))
    #expect(context.creationUsage == Usage(promptTokens: 9) && context.createdAt == Sample.later)
    #expect(context.seed == Sample.context().seed && context.key == Sample.context().key)
    #expect(
      context.lineage == [
        LineageEntry(
          contextID: "ctx-1", retiredAt: Sample.later, reason: .rewound, createdAt: Sample.now,
          expiresAt: Sample.now.addingTimeInterval(3600), creationUsage: Usage(promptTokens: 1))
      ])
    life.apply(.recreated(.init(contextID: "ctx-3", reason: .rebuilt)), at: Sample.later)
    #expect(life.context.lineage.map(\.contextID) == ["ctx-2", "ctx-1"])
    #expect(life.context.ttl == 9000 && life.context.model == "m")
  }

  @Test func `The first loss and the first forgetting are the ones that count`() {
    var life = ContextLifecycle(Sample.context())
    life.apply(.reportedLost, at: Sample.now)
    life.apply(.reportedLost, at: Sample.later)
    life.apply(.forgotten, at: Sample.now)
    life.apply(.forgotten, at: Sample.later)
    #expect(life.context.lostAt == Sample.now && life.context.trashedAt == Sample.now)
  }
}
