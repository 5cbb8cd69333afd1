import EventLoops

/// The indexes of the contexts that were asked last: a long context is read once, not for every
/// question.
actor PassageLibrary {
  private var stores: [(id: String, tokens: Int, search: PassageSearch)] = []
  private static let most = 4

  /// The index of a context's seed.
  func search(of context: StoredContext) async throws -> PassageSearch {
    if let place = stores.firstIndex(where: {
      $0.id == context.id && $0.tokens == context.seedTokens
    }) {
      let contexts = stores.remove(at: place)
      stores.append(contexts)
      return contexts.search
    }
    // A long one takes a while.
    let search = try await withTaskExecutorPreference(ServerThreads.heavyWork) {
      try PassageSearch(GuideSource(context.seed).texts)
    }
    stores.append((context.id, context.seedTokens, search))
    if stores.count > Self.most { stores.removeFirst() }
    return search
  }
}
