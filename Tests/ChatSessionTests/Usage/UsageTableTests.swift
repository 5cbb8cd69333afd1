import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

@Suite(.timeLimit(.minutes(5))) struct UsageTableTests {
  /// Per million: 2 fresh, 0.5 cached, 8 out, 0.1 an hour held.
  private let price = Price(
    currency: "CNY", input: 2, cachedInput: 0.5, output: 8, storagePerHour: 0.1)

  private func bench(_ price: Price?) async throws -> (Bench, ConversationID) {
    let profile = SessionProfile(name: "p", model: "m", price: price)
    let (bench, id) = try await Bench.open(
      Sample.context(usage: Usage(promptTokens: 10_000)), profile: profile)
    await bench.exchange(
      "one", "1", in: id,
      usage: Usage(promptTokens: 10_200, completionTokens: 100, cachedTokens: 10_000))
    bench.clock.advance(by: 1800)
    await bench.exchange(
      "two", "2", in: id,
      usage: Usage(
        promptTokens: 10_400, completionTokens: 300, cachedTokens: 10_100, reasoningTokens: 50))
    return (bench, id)
  }

  @Test func `Every figure equals the calculation by hand`() async throws {
    let (bench, id) = try await bench(price)
    await bench.controller.perform(.computeUsage(id))
    await bench.controller.idle()
    guard case .usage(let report)? = bench.log.all.last else {
      Issue.record("no report")
      return
    }
    #expect(report.currency == "CNY")
    #expect(report.turns.map(\.label) == ["one", "two"])
    // one: 200 fresh at 2, 10,000 cached at 0.5, 100 out at 8 = 400 + 5000 + 800 millionths
    expect(report.turns[0].cost, 0.0062)
    // 10,000 cached tokens at a difference of 1.5
    expect(report.turns[0].saved, 0.015)
    // two: 300 · 2 + 10,100 · 0.5 + 300 · 8 = 600 + 5050 + 2400
    expect(report.turns[1].cost, 0.00805)
    expect(report.turns[1].saved, 0.01515)

    let conversation = try #require(report.conversation)
    #expect(conversation.turns == 2)
    #expect(
      conversation.usage
        == Usage(
          promptTokens: 20_600, completionTokens: 400, totalTokens: 21_000, cachedTokens: 20_100,
          reasoningTokens: 50))
    expect(conversation.cost, 0.01425)
    expect(conversation.saved, 0.03015)

    // The context: creation 10,000 fresh at 2 = 0.02; held for half an hour so far: 10,000 · 0.5 · 0.1
    let context = try #require(report.contexts.first)
    #expect(context.usage.promptTokens == 30_600 && context.usage.cachedTokens == 20_100)
    expect(context.cost, 0.01425 + 0.02 + 0.0005)
    expect(context.saved, 0.03015 - 0.02 - 0.0005)
    expect(report.total.cost, 0.03475)
    expect(report.total.saved, 0.00965)
    #expect(report.total.turns == 2)
  }

  /// Everything that the panel prints of a row: cached, fresh, reply, share, cost, saved.
  private func figures(_ row: UsageReport.Row) -> [String] {
    let usage = row.usage
    return [
      "\(usage.cachedTokens ?? 0)", "\(usage.freshTokens ?? 0)",
      "\(usage.completionTokens ?? 0)",
      usage.cachedShare.map { "\(Int(($0 * 1000).rounded()))" } ?? "",
      row.cost.map { "\(Int(($0 * 1e6).rounded()))" } ?? "unknown",
      row.saved.map { "\(Int(($0 * 1e6).rounded()))" } ?? "unknown",
    ]
  }

  @Test
  func `Every figure that the panel prints equals the calculation by hand, after a rebuild too`()
    async throws
  {
    let (bench, id) = try await bench(price)
    // Half an hour later the context is made anew; the server counts 11,000 tokens for it.
    bench.clock.advance(by: 1800)
    await bench.service.nextCreation(
      .success(
        ContextCreated(
          id: "ctx-2", ttl: 7200, mode: .session, usage: Usage(promptTokens: 11_000))))
    await bench.agree(.rebuild(Sample.context().key, pending: nil))
    await bench.controller.idle()
    bench.clock.advance(by: 3600)
    await bench.exchange(
      "three", "3", in: id,
      usage: Usage(promptTokens: 11_200, completionTokens: 50, cachedTokens: 11_100))
    let report = try await bench.controller.usageReport(of: id)
    // cached, fresh, reply, ‰ cached, cost and saved in millionths.
    #expect(
      report.turns.map(figures) == [
        ["10000", "200", "100", "980", "6200", "15000"],
        ["10100", "300", "300", "971", "8050", "15150"],
        // 100 · 2 + 11,100 · 0.5 + 50 · 8 = 200 + 5550 + 400; 11,100 · 1.5 saved
        ["11100", "100", "50", "991", "6150", "16650"],
      ])
    // 20,100 + 11,100; 500 + 100; 400 + 50; 31,200 of 31,800; sums of the above
    let conversation = try #require(report.conversation)
    #expect(figures(conversation) == ["31200", "600", "450", "981", "20400", "46800"])
    // Both creations are fresh input: 600 + 10,000 + 11,000 fresh, 31,200 of 52,800 cached.
    // They cost 21,000 · 2 = 42,000 millionths. Storage: the first id was used last when half an hour had
    // passed and lived one more, 10,000 · 1.5 · 0.1 = 1500; the second is an hour old: 11,000 · 1 · 0.1 = 1100.
    let context = try #require(report.contexts.first)
    #expect(figures(context) == ["31200", "21600", "450", "591", "65000", "2200"])
    #expect(figures(report.total) == figures(context))
    #expect(report.total.turns == 3 && context.turns == 3)
  }

  @Test func `A fork does not pay again for what its origin paid`() async throws {
    let (bench, id) = try await bench(price)
    await bench.agree(.rebuild(Sample.context().key, pending: nil))
    await bench.controller.idle()
    await bench.agree(.fork(id, upTo: nil))
    await bench.controller.idle()
    let fork = try #require(try await bench.store.contexts().first { $0.label == "guide fork" })
    #expect(fork.lineage.count == 2)
    #expect(fork.lineage.allSatisfy { $0.creationUsage == nil && $0.createdAt == nil })
    let origin = try await bench.context(Sample.context().key)
    #expect(origin.lineage.first?.creationUsage == Usage(promptTokens: 10_000))
  }

  private func expect(
    _ amount: Double?, _ wanted: Double, _ location: SourceLocation = #_sourceLocation
  ) {
    guard let amount else {
      Issue.record("no amount", sourceLocation: location)
      return
    }
    #expect(abs(amount - wanted) < 1e-12, "\(amount) for \(wanted)", sourceLocation: location)
  }

  @Test func `Without prices there are counts and no amounts`() async throws {
    let (bench, id) = try await bench(nil)
    let report = try await bench.controller.usageReport(of: id)
    #expect(report.currency == nil && report.total.usage.promptTokens == 30_600)
    for row in report.turns + report.contexts + [report.total] {
      #expect(row.cost == nil && row.saved == nil)
    }
  }

  @Test func `A price that is missing leaves unknown what needs it, and nothing else`()
    async throws
  {
    let (bench, id) = try await bench(Price(currency: "$", input: 2, cachedInput: 1))
    let report = try await bench.controller.usageReport(of: id)
    #expect(report.turns[0].cost == nil)
    expect(report.turns[0].saved, 0.01)
    #expect(report.total.cost == nil)
  }

  @Test func `Another profile's contexts have no prices here`() async throws {
    let (bench, _) = try await bench(price)
    let stranger = SessionProfile(name: "other", model: "m", price: price)
    let other = try await Bench(store: bench.store, profile: stranger)
    let report = try await other.controller.usageReport(of: nil)
    #expect(report.total.cost == nil && report.turns.isEmpty && report.conversation == nil)
    #expect(report.total.usage.promptTokens == 30_600)
  }

  @Test func `Storage is counted until the context expired or was lost, not until now`() {
    var context = Sample.context(ttl: 3600, usage: Usage(promptTokens: 1_000_000))
    func hours(_ after: Double) -> Double? {
      UsageTable(now: Sample.now.addingTimeInterval(after)) { _ in nil }
        .storageCost(of: context, at: Price(currency: "$", storagePerHour: 1))
    }
    #expect(hours(1800) == 0.5)
    #expect(hours(7200) == 1)
    #expect(hours(-60) == 0)
    context.lastUsedAt = Sample.now.addingTimeInterval(1800)
    #expect(hours(7200) == 1.5)
    context.lostAt = Sample.now.addingTimeInterval(900)
    #expect(hours(7200) == 0.25)
  }
}
