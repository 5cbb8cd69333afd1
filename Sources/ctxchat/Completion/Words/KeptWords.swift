import Basics
import ChatModel
import ChatSession
import Configuration
import FoundationEssentials
import Gateway
import HistoryStore

/// Words of the configuration and the history. They are only read: nothing is sent, made or changed, and what cannot be
/// read has no words.
struct KeptWords {
  private let setup: Setup

  /// - Parameter settings: The options that say whose words are wanted.
  init(_ settings: GlobalSettings) {
    setup = Setup(leniently: settings)
  }

  /// All words of a kind, the likeliest first.
  func all(_ kind: WordKind) async -> [CompletionWord] {
    switch kind {
    case .contexts: contexts(await records())
    case .trashedContexts: contexts(await records(inTrash: true))
    case .conversations: await conversations()
    case .trashedConversations: await conversations(inTrash: true)
    case .profiles:
      setup.configuration.profiles.map { CompletionWord($0.name, $0.baseURL) }
    case .recipes:
      setup.configuration.recipes.map { CompletionWord($0.name, $0.label ?? "") }
    case .addresses:
      setup.configuration.profiles.map { CompletionWord($0.baseURL, $0.name) }
    case .models: models(await records())
    }
  }

  // MARK: Contexts

  private func records(inTrash: Bool = false) async -> [CachedContext] {
    let kept = await reading { store in
      try await store.contexts(includingTrash: inTrash, seeds: false)
    }
    if let kept { return inTrash ? kept.filter { $0.trashedAt != nil } : kept }
    // Before its first run the demo has no history, but it has these contexts.
    return setup.options.demo && !inTrash ? ShippedRecords.all(at: WallClock.now) : []
  }

  private func contexts(_ records: [CachedContext]) -> [CompletionWord] {
    let now = WallClock.now
    return records.map { context in
      let about = [TimeText.state(context, at: now), context.mode.rawValue, context.model]
      let words = about.filter { !$0.isEmpty }.joined(separator: " · ")
      let label = CompletionWord(context.label, words)
      // A label that cannot be written has an id that names the same context.
      let isName = label.isWritable && !label.text.hasPrefix("-")
      return isName ? label : CompletionWord(context.contextID, words)
    }
  }

  private func models(_ records: [CachedContext]) -> [CompletionWord] {
    let profiles = setup.configuration.profiles.compactMap { profile in
      profile.model.map { CompletionWord($0, profile.name) }
    }
    let used = records.map { CompletionWord($0.model, $0.profile) }
    var seen: Set<String> = []
    return (profiles + used).filter { seen.insert($0.text).inserted }
  }

  // MARK: Conversations

  private func conversations(inTrash: Bool = false) async -> [CompletionWord] {
    let kept = await reading { store in
      inTrash ? try await store.trashedConversations() : try await store.conversations()
    }
    guard let kept, let newest = kept.first else { return [] }
    return kept.map { CompletionWord($0.id.rawValue, $0.title) }
      + [CompletionWord("last", newest.title)]
  }

  private func reading<Value>(
    _ body: (HistoryStore) async throws -> Value
  ) async -> Value? {
    guard let store = try? await HistoryStore.openForReading(at: setup.historyPath) else {
      return nil
    }
    let value = try? await body(store)
    await store.close()
    return value
  }
}
