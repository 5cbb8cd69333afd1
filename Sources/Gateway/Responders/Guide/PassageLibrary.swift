/// The indexes of the contexts that were asked last: a long context is read once, not for every
/// question.
actor PassageLibrary {
  private var shelves: [(id: String, tokens: Int, index: PassageIndex)] = []
  private static let most = 4

  /// The index of a context's seed.
  func index(of context: StoredContext) -> PassageIndex {
    if let place = shelves.firstIndex(where: {
      $0.id == context.id && $0.tokens == context.seedTokens
    }) {
      let shelf = shelves.remove(at: place)
      shelves.append(shelf)
      return shelf.index
    }
    let index = PassageIndex(context.seed.map(\.content))
    shelves.append((context.id, context.seedTokens, index))
    if shelves.count > Self.most { shelves.removeFirst() }
    return index
  }
}
