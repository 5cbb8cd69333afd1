import ChatModel

extension Transcript {
  /// Brings the rows of a turn up to date.
  mutating func layOut(_ key: Int) {
    if turns[key].layout?.isCurrent(in: context) == true { return }
    cache.insert(key)
    let edge: TurnEdge = key > turns.firstKey ? .turn : hasEarlier ? .earlier : .start
    turns[key].updateLayout(edge: edge, in: context)
  }

  /// The height of a turn, laid out only if that is not known.
  mutating func height(of key: Int) -> Int {
    if let known = turns[key].knownHeight, known.generation == context.generation {
      return known.rows
    }
    layOut(key)
    return turns[key].knownHeight?.rows ?? 0
  }

  /// The rows of a turn, up to date.
  mutating func layout(of key: Int) -> TurnLayout {
    layOut(key)
    return turns[key].layout ?? TurnLayout(generation: context.generation)
  }

  /// Forgets the rows of turns far from the screen when there are too many.
  mutating func evictLayouts(near key: Int) {
    guard cache.hasGrown else { return }
    cache.hasGrown = false
    let rows = cache.keys.reduce(0) { $0 + (turns[$1].knownHeight?.rows ?? 0) }
    guard cache.keys.count > LayoutCache.maxTurns || rows > LayoutCache.maxRows else { return }
    var rowsLeft = LayoutCache.maxRows / 2
    var turnsLeft = LayoutCache.maxTurns / 2
    let onScreen = Set(visible.map(\.place.key))
    for candidate in cache.keys.sorted(by: { abs($0 - key) < abs($1 - key) }) {
      rowsLeft -= turns[candidate].knownHeight?.rows ?? 0
      turnsLeft -= 1
      if onScreen.contains(candidate) || !turns[candidate].isEnded { continue }
      if rowsLeft < 0 || turnsLeft < 0 {
        turns[candidate].layout = nil
        cache.remove(candidate)
      }
    }
  }
}
