import EventLoops

/// The indexes of the contexts that were asked last: a long context is read once, not for every
/// question.
actor PassageLibrary {
  private var stores: [(id: String, seed: Int, search: PassageSearch)] = []
  private static let most = 4

  /// The index of a request's seed.
  func search(of request: ResponderRequest) async throws -> PassageSearch {
    let seed = request.seed.hashValue
    if let place = stores.firstIndex(where: { $0.id == request.contextID && $0.seed == seed }) {
      let contexts = stores.remove(at: place)
      stores.append(contexts)
      return contexts.search
    }
    // A long one takes a while.
    let search = try await ServerThreads.heavyWork.carryOut {
      try PassageSearch(GuideSource(request.seed).texts)
    }
    stores.append((request.contextID, seed, search))
    if stores.count > Self.most { stores.removeFirst() }
    return search
  }
}
