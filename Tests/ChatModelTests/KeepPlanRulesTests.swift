import FoundationEssentials
import Testing

@testable import ChatModel

/// Rules of keeping that hold for every context at every server.
@Suite struct KeepPlanRulesTests {
  private struct Case {
    var context: CachedContext
    var capabilities: Capabilities
    var seconds: Int
    var now: Date

    var plan: KeepPlan {
      KeepPlan(
        context, seconds: seconds, capabilities: capabilities,
        worth: ContextWorth(context, price: nil, capabilities: capabilities), at: now)
    }
    var state: ContextState { context.state(at: now) }
    var left: Int? { context.secondsLeft(at: now) }
  }

  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private static let lifetimes: [Capabilities.Lifetime] = [
    .sliding(3600...604_800, standard: 86_400), .absolute(60...100_000, standard: 3600),
    .retention(days: 30), .unknown, .local,
  ]

  /// All there can be: mode, lifetime, what the server said, how old it is, what is asked for.
  private static func all(_ body: (Case) -> Void) {
    for mode in ContextMode.allCases {
      for lifetime in lifetimes {
        for (ttl, end) in [
          (nil, nil), (3600, nil), (0, nil), (3600, start.addingTimeInterval(7200)),
          (nil, Date.distantFuture),
        ] as [(Int?, Date?)] {
          for isLost in [false, true] {
            let context = CachedContext(
              label: "manual", contextID: "c", mode: mode, model: "m", profile: "p", ttl: ttl,
              expiresAt: end, createdAt: start, lostAt: isLost ? start : nil)
            for (age, seconds) in [
              (0, 0), (0, 1), (60, 3600), (3000, 86_400), (3600, 60), (9000, .max),
            ] {
              for canExtend in [false, true] {
                body(
                  Case(
                    context: context,
                    capabilities: Capabilities(
                      modes: [mode], lifetime: lifetime, canExtend: canExtend),
                    seconds: seconds, now: start.addingTimeInterval(Double(age))))
              }
            }
          }
        }
      }
    }
  }

  @Test func `Nothing is sent for what is gone, and nothing for what is kept here`() {
    Self.all { one in
      switch one.plan {
      case .renew, .question:
        #expect(one.state != .lost && one.state != .expired && one.state != .local, "\(one)")
      case .kept: #expect(one.state != .lost && one.state != .expired, "\(one)")
      case .impossible: #expect(one.context.mode != .local, "\(one)")
      }
    }
  }

  @Test func `A question is asked only where no request does it, and only use extends it`() {
    Self.all { one in
      guard case .question(let words) = one.plan else { return }
      #expect(!one.capabilities.canExtend)
      guard case .sliding = one.capabilities.lifetime else {
        Issue.record("a question extends nothing here: \(one)")
        return
      }
      #expect(!words.isEmpty && words.allSatisfy { $0.hasSuffix(".") })
      let remembers = words.contains { $0.contains("remembers the question") }
      #expect(remembers == one.context.mode.remembersTurns)
    }
  }

  @Test func `What costs something keeps it for longer than it lives anyway`() {
    Self.all { one in
      switch one.plan {
      case .renew, .question: #expect(one.left.map { $0 < one.seconds } ?? true, "\(one)")
      case .kept, .impossible: break
      }
    }
  }

  @Test func `A server is asked only for a time that it grants`() {
    Self.all { one in
      guard case .renew = one.plan, let range = one.capabilities.lifetimes else { return }
      #expect(range ~= one.seconds)
    }
  }

  @Test func `Each answer is a whole sentence that names the context, or its server`() {
    Self.all { one in
      switch one.plan {
      case .renew, .question: break
      case .kept(let words), .impossible(let words):
        #expect(words.contains("“manual”") || words.hasPrefix("Its server"), "\(words)")
        #expect(words.hasSuffix("."))
      }
    }
  }
}
