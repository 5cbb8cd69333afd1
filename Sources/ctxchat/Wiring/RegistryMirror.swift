import ChatModel
import HistoryStore

/// Keeps the records of contexts in the registry while conversations are kept nowhere: a cache whose
/// id is lost could never be used or found again.
actor RegistryMirror {
  private let source: HistoryStore
  private let registry: HistoryStore
  private var kept: [ContextKey: CachedContext] = [:]
  /// Records that this run brought in.
  private var added: Set<ContextKey> = []

  /// Mirrors from a store that is kept nowhere to the one on disk, which holds the same contexts now.
  init(from source: HistoryStore, to registry: HistoryStore, holding contexts: [CachedContext]) {
    self.source = source
    self.registry = registry
    for context in contexts { kept[context.key] = context }
  }

  /// Writes what is left and closes the registry.
  func close() async {
    await update()
    await registry.close()
  }

  /// Why no record can be written; `nil` when they can.
  nonisolated var trouble: StoreError? { registry.trouble }

  /// Writes what is new or changed. A record that cannot be written is tried again with the next change.
  func update() async {
    guard await registry.tryAgain() != .none,
      let contexts = try? await source.contexts(includingTrash: true)
    else { return }
    for key in added.subtracting(contexts.map(\.key)) {
      // It was no context after all.
      if (try? await registry.purgeContext(key)) != nil { added.remove(key) }
      kept[key] = nil
    }
    for context in contexts where kept[context.key] != context {
      do throws(StoreError) {
        try await registry.save(context)
        if kept[context.key] == nil { added.insert(context.key) }
        kept[context.key] = context
      } catch {
        continue
      }
    }
  }
}
