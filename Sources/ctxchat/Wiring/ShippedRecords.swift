import ChatModel
import FoundationEssentials
import Gateway
import HistoryStore
import Wording

/// The records of the contexts that the embedded gateway ships.
enum ShippedRecords {
  /// The gateway never lets them expire, so their clock is put forward now and then; not at every
  /// start, because each time is a write that the disk must confirm.
  private static let refresh = 3600.0

  /// Puts them into the registry once: one that the user forgot stays forgotten, also when the trash
  /// is emptied.
  static func register(in store: HistoryStore, at now: Date) async throws(StoreError) {
    for (index, shipped) in ShippedContext.all.enumerated() {
      // The first of them is the newest.
      let moment = now.addingTimeInterval(Double(-index))
      let key = key(of: shipped)
      let seed = [Message(role: .system, content: shipped.seed)]
      let setting = "demo.registered-\(shipped.contextID)"
      if var known = try await store.context(key) {
        let age = moment.timeIntervalSince(known.lastUsedAt ?? known.createdAt)
        guard age.magnitude > refresh || known.seed != seed else { continue }
        known.lastUsedAt = moment
        known.seed = seed
        try await store.save(known)
      } else if try await store.setting(setting) == nil {
        try await store.save(record(of: shipped, key, seed, at: moment))
        try await store.setSetting(setting, "yes")
      }
    }
  }

  /// Their records as they are first registered.
  static func all(at now: Date) -> [CachedContext] {
    ShippedContext.all.map { record(of: $0, key(of: $0), [], at: now) }
  }

  /// The context that `ask` takes without a name. The clock of the shipped ones says nothing about their use: their
  /// conversations do.
  static func usedLast(in store: HistoryStore) async -> String {
    let newest = try? await store.conversations().first
    let own = (try? await store.contexts(seeds: false))?
      .filter { !$0.key.rawValue.hasPrefix(prefix) }
      .map { (key: $0.key, date: max($0.createdAt, $0.lastUsedAt ?? $0.createdAt)) }
      .max { $0.date < $1.date }
    if let own, own.date > newest?.updatedAt ?? .distantPast { return own.key.rawValue }
    return newest?.context.rawValue ?? ShippedContext.all[0].label
  }

  private static let prefix = "shipped-"

  /// A first question for each of them.
  static var questions: [ContextKey: String] {
    Dictionary(uniqueKeysWithValues: ShippedContext.all.map { (key(of: $0), $0.question) })
  }

  private static func key(of shipped: ShippedContext) -> ContextKey {
    ContextKey(rawValue: prefix + shipped.contextID)
  }

  private static func record(
    of shipped: ShippedContext, _ key: ContextKey, _ seed: [Message], at moment: Date
  ) -> CachedContext {
    CachedContext(
      key: key, label: shipped.label, contextID: shipped.contextID,
      mode: shipped.isSession ? .session : .commonPrefix, model: ShippedContext.model,
      profile: "demo", ttl: ShippedContext.ttl, seed: seed, createdAt: moment,
      notes: localized("Ships with ctxchat."))
  }
}
