import FoundationEssentials
import Testing

@testable import ChatModel

@Suite struct KeepPlanTests {
  /// A plan for a context that was used an hour ago.
  private static func plan(
    _ lifetime: Capabilities.Lifetime, seconds: Int = 259_200, canExtend: Bool = false,
    mode: ContextMode = .session, ttl: Int? = 86_400, tokens: Int? = 20_000, price: Price? = nil,
    change: (inout CachedContext) -> Void = { _ in }
  ) -> KeepPlan {
    var context = CachedContext(
      label: "manual", contextID: "c", mode: mode, model: "m", profile: "p", ttl: ttl,
      createdAt: Date(timeIntervalSince1970: 0),
      creationUsage: tokens.map { Usage(promptTokens: $0) })
    change(&context)
    let capabilities = Capabilities(modes: [mode], lifetime: lifetime, canExtend: canExtend)
    return KeepPlan(
      context, seconds: seconds, capabilities: capabilities,
      worth: ContextWorth(context, price: price, capabilities: capabilities),
      at: Date(timeIntervalSince1970: 3600))
  }

  private static let sliding = Capabilities.Lifetime.sliding(3600...604_800, standard: 86_400)
  private static let gemini = Capabilities.Lifetime.absolute(60...100_000, standard: 3600)

  @Test func `A server with a call for it renews`() {
    #expect(Self.plan(Self.gemini, seconds: 90_000, canExtend: true) == .renew)
    #expect(Self.plan(.unknown, canExtend: true) == .renew)
  }

  @Test(arguments: [100_001, 604_800, .max])
  func `A time beyond the server's is refused, with its own`(seconds: Int) {
    #expect(
      Self.plan(Self.gemini, seconds: seconds, canExtend: true)
        == .impossible(
          "Its server keeps contexts for 1m to 100000. Give a time in that range."))
  }

  @Test(arguments: [(1, true), (82_800, true), (82_801, false)])
  func `What is kept for that long already is left alone, on any server`(seconds: Int, isKept: Bool)
  {
    let words = "“manual” is already kept for longer than that. Nothing was sent."
    for plan in [
      Self.plan(Self.sliding, seconds: seconds),
      Self.plan(Self.gemini, seconds: seconds, canExtend: true),
      Self.plan(.absolute(3600...604_800, standard: 86_400), seconds: seconds, mode: .chain),
    ] {
      #expect((plan == .kept(words)) == isKept, "\(plan)")
    }
  }

  @Test func `Where only use keeps it, the questions are counted and priced`() {
    let price = Price(currency: "CNY", input: 0.8, cachedInput: 0.16)
    guard case .question(let lines) = Self.plan(Self.sliding, price: price) else {
      Issue.record("no question")
      return
    }
    #expect(lines.count == 4)
    #expect(lines[0].contains("each question keeps it for 1d"))
    #expect(lines[1].contains("3 questions, one every 1d. Only the first"))
    #expect(lines[2].contains("Each time 0.0032 CNY"))
    #expect(lines[3].contains("remembers"))
  }

  @Test(arguments: [
    (86_400, 0), (86_401, 2), (172_800, 2), (172_801, 3), (.max, 106_751_991_167_301),
  ])
  func `The number of questions is rounded up`(seconds: Int, count: Int) {
    let plan = Self.plan(Self.sliding, seconds: seconds, mode: .commonPrefix)
    guard case .question(let lines) = plan else {
      Issue.record("no question")
      return
    }
    #expect(lines.count == (count == 0 ? 2 : 3))
    if count > 0 { #expect(lines[1].contains("takes \(Count.text(count)) questions")) }
  }

  @Test func `What a question costs is said, or why nobody knows`() {
    func words(_ price: Price?, tokens: Int? = 20_000) -> String {
      guard case .question(let lines) = Self.plan(Self.sliding, tokens: tokens, price: price) else {
        return "no question"
      }
      return lines[2]
    }
    #expect(words(nil).contains("the profile has no prices"))
    #expect(words(Price(currency: "$", input: 1)).contains("no cached_input"))
    #expect(
      words(Price(currency: "$", cachedInput: 1), tokens: nil).contains("have not been counted"))
    #expect(words(Price(currency: "$", cachedInput: 0)).contains("Each time 0.00 $"))
  }

  @Test(arguments: [
    Capabilities.Lifetime.absolute(3600...604_800, standard: 86_400), .retention(days: 30),
    .unknown,
  ])
  func `What nothing keeps says so`(lifetime: Capabilities.Lifetime) {
    guard case .impossible(let words) = Self.plan(lifetime, mode: .chain) else {
      Issue.record("possible")
      return
    }
    #expect(words.contains("“manual”"))
    #expect(words.contains("does not say") == (lifetime == .unknown))
  }

  @Test(arguments: [true, false])
  func `What is gone cannot be kept, even by a call`(isLost: Bool) {
    for canExtend in [true, false] {
      let plan = Self.plan(Self.sliding, canExtend: canExtend, ttl: 1800) {
        if isLost { $0.lostAt = $0.createdAt }
      }
      guard case .impossible(let words) = plan else {
        Issue.record("possible")
        return
      }
      #expect(words.contains(isLost ? "is lost" : "is expired") && words.contains("Rebuild"))
    }
  }

  @Test func `An id whose lifetime nobody knows is kept by a question`() {
    let plan = Self.plan(Self.sliding, ttl: nil)
    guard case .question(let lines) = plan else {
      Issue.record("no question")
      return
    }
    #expect(lines[0].contains("keeps it for 1d"))
  }

  @Test func `What has no end needs nothing`() {
    let words = KeepPlan.kept("“manual” never expires, so there is nothing to keep.")
    #expect(Self.plan(.local, mode: .local) == words)
    #expect(Self.plan(.retention(days: 30)) { $0.expiresAt = .distantFuture } == words)
  }
}
