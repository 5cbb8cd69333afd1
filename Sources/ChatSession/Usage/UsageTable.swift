import ChatModel
import FoundationEssentials
import HistoryStore

/// Builds the usage report: the servers' counts, at the user's prices.
///
/// The cost of a turn is fresh input, cached input and output, each at its own price (cached tokens are part of the
/// prompt and count once). The cache saved the cached tokens times the difference of the two input prices. For a
/// context, its creations and their storage are added to the cost and taken from the saving if their prices are
/// known: of its id and of earlier ids. An amount that needs an unknown price is `nil`.
struct UsageTable: Sendable {
  private let prices: @Sendable (CachedContext) -> Price?
  private let now: Date

  /// A table.
  ///
  /// - Parameters:
  ///   - now: Storage is counted until then.
  ///   - prices: The prices of a context's model.
  init(now: Date, prices: @escaping @Sendable (CachedContext) -> Price?) {
    self.now = now
    self.prices = prices
  }

  /// The report.
  ///
  /// - Parameters:
  ///   - turns: The rows of the turns of the conversation that was asked about.
  ///   - conversation: The row of that conversation, if one was asked about.
  ///   - contexts: One row per context.
  ///   - registry: The contexts themselves.
  func report(
    turns: [UsageRow], conversation: UsageRow?, contexts: [UsageRow],
    registry: [ContextKey: CachedContext]
  ) -> UsageReport {
    let turnRows = turns.map { row($0, in: registry) }
    let contextRows = contexts.map { contextRow($0, registry[$0.context]) }
    let currency = currency(of: registry)
    return UsageReport(
      turns: turnRows,
      conversation: conversation.map { row($0, in: registry) },
      contexts: contextRows, total: total(of: contextRows, addable: currency != nil),
      currency: currency)
  }

  private func price(_ key: ContextKey, _ registry: [ContextKey: CachedContext]) -> Price? {
    registry[key].flatMap(prices)
  }

  private func row(_ row: UsageRow, in registry: [ContextKey: CachedContext]) -> UsageReport.Row {
    let price = price(row.context, registry)
    return UsageReport.Row(
      label: row.label, usage: row.usage, turns: row.turns, cost: price?.cost(of: row.usage),
      saved: price?.saving(of: row.usage))
  }

  private func contextRow(_ row: UsageRow, _ context: CachedContext?) -> UsageReport.Row {
    let creations = [row.creation] + (context?.lineage ?? []).map(\.creationUsage)
    let creation = creations.compactMap { $0 }.reduce(Usage()) { $0 + Self.whole($1) }
    let price = context.flatMap(prices)
    let creationCost = price?.cost(of: creation)
    let storage = context.flatMap { storageCost(of: $0, at: price) } ?? 0
    let cost = price?.cost(of: row.usage).flatMap { cost in
      creationCost.map { cost + $0 + storage }
    }
    let saved = price?.saving(of: row.usage).map { $0 - (creationCost ?? 0) - storage }
    return UsageReport.Row(
      label: row.label, usage: row.usage + creation, turns: row.turns, cost: cost, saved: saved)
  }

  /// The usage of a creation: it has no reply, and all its tokens are fresh unless the server says otherwise.
  private static func whole(_ creation: Usage) -> Usage {
    var creation = creation
    creation.completionTokens = creation.completionTokens ?? 0
    creation.cachedTokens = creation.cachedTokens ?? 0
    return creation
  }

  /// The cost of storage: the tokens of the seed, as the server counted them, times the hours that it was stored, of
  /// this id and of earlier ones; `nil` if the price or every count is unknown. A seed is stored until its ttl has
  /// passed since its last use, even if a rebuild has replaced it.
  func storageCost(of context: CachedContext, at price: Price?) -> Double? {
    guard let perHour = price?.storagePerHour else { return nil }
    let past = context.lineage.compactMap { entry in
      entry.createdAt.flatMap {
        tokenHours(entry.creationUsage, from: $0, until: entry.expiresAt ?? entry.retiredAt)
      }
    }
    let present = tokenHours(
      context.creationUsage, from: context.createdAt, until: context.heldUntil)
    guard present != nil || !past.isEmpty else { return nil }
    return past.reduce(present ?? 0, +) * perHour / 1_000_000
  }

  private func tokenHours(_ creation: Usage?, from start: Date, until end: Date?) -> Double? {
    guard let tokens = creation?.promptTokens else { return nil }
    return Double(tokens) * max(0, min(now, end ?? now).timeIntervalSince(start)) / 3600
  }

  private func total(of rows: [UsageReport.Row], addable: Bool) -> UsageReport.Row {
    var usage = Usage()
    for row in rows { usage = usage + row.usage }
    return UsageReport.Row(
      label: "total", usage: usage, turns: rows.reduce(0) { $0 + $1.turns },
      cost: addable ? sum(of: rows, \.cost) : nil, saved: addable ? sum(of: rows, \.saved) : nil)
  }

  /// A sum is known if every part of it is known; what was never used costs nothing.
  private func sum(of rows: [UsageReport.Row], _ amount: (UsageReport.Row) -> Double?) -> Double? {
    let used = rows.filter { $0.usage.isKnown && $0.usage.totalTokens != 0 }
    let amounts = used.compactMap(amount)
    return amounts.isEmpty || amounts.count < used.count ? nil : amounts.reduce(0, +)
  }

  /// The currency of all contexts; `nil` if they differ: such amounts cannot be added.
  private func currency(of registry: [ContextKey: CachedContext]) -> String? {
    let currencies = Set(registry.values.compactMap { prices($0)?.currency })
    return currencies.count == 1 ? currencies.first : nil
  }
}
