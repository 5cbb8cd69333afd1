package import ChatModel

extension Transcript {
  /// Shows a conversation, or the visible branch of the one on show after it changed.
  ///
  /// On the same conversation the reader stays where they were, as far as that place is still
  /// there.
  package mutating func show(_ snapshot: ConversationSnapshot) {
    guard snapshot.conversation.id == conversation else {
      self = fresh(for: snapshot)
      return
    }
    let kept = keptEarlier(than: snapshot.turns.first?.id)
    let entries = snapshot.turns.map { view in
      guard let key = turns.key(of: view.id) else { return TranscriptEntry(view) }
      var entry = turns[key]
      _ = entry.update(view)
      return entry
    }
    replace(with: kept + entries, hasEarlier: kept.isEmpty ? snapshot.hasEarlier : hasEarlier)
  }

  /// Puts earlier turns before those that are loaded.
  package mutating func prepend(_ earlier: [TurnView], hasEarlier: Bool) {
    let oldFirst = turns.firstKey
    self.hasEarlier = hasEarlier
    turns.prepend(earlier.filter { isOfThis($0) }.map(TranscriptEntry.init))
    for key in turns.firstKey..<min(turns.keys.upperBound, oldFirst + 1) { refreshEdge(at: key) }
    searchTurns(turns.firstKey..<oldFirst)
    if case .anchored(let anchor) = position, anchor.key == oldFirst { visibleIsStale = true }
  }

  /// Forgets the oldest turns when there are more than anybody reads at one sitting, and the reader follows at
  /// the end: the store has them, and they are paged in again.
  ///
  /// - Returns: True if any were forgotten.
  package mutating func forgetEarlier() -> Bool {
    guard turns.count > Self.mostTurns, isAtBottom, focus == nil, search == nil,
      turns.first?.isEnded == true
    else { return false }
    replace(with: Array(turns.entries.suffix(Self.mostTurns / 2)), hasEarlier: true)
    return true
  }

  /// Number of turns that may be loaded before the oldest are forgotten.
  static let mostTurns = 400

  /// Takes over the state of a turn: of one that is on show, or of a new one at the end.
  package mutating func upsert(_ view: TurnView) {
    guard isOfThis(view) else { return }
    if conversation == nil { conversation = view.turn.conversation }
    if let key = turns.key(of: view.id) {
      update(view, at: key)
    } else if belongsAtEnd(view.turn), !view.isTextTold {
      // One whose text was missed comes complete with the next snapshot.
      turns.append(TranscriptEntry(view))
      refreshEdge(at: turns.lastKey)
      contentChanged(at: turns.lastKey)
    }
  }

  /// Appends streamed text; costs what the text is long. Text of turns that are not on show is
  /// passed over.
  package mutating func append(_ delta: TurnDelta) {
    guard let key = turns.key(of: delta.turn), turns[key].append(delta) else { return }
    contentChanged(at: key)
  }

  /// Takes a turn out that was shown but is not sent.
  package mutating func remove(_ id: TurnID) {
    guard turns.key(of: id) != nil else { return }
    replace(with: turns.entries.filter { $0.view.id != id }, hasEarlier: hasEarlier)
  }

  // MARK: Details

  private func isOfThis(_ view: TurnView) -> Bool {
    conversation == nil || view.turn.conversation == conversation
  }

  /// True if an unknown turn continues from the visible branch; one of another branch is not shown.
  private func belongsAtEnd(_ turn: Turn) -> Bool {
    guard let last = turns.last else { return true }
    return turn.parent == last.view.id || (turn.parent == nil && !turn.phase.isEnded)
  }

  private func fresh(for snapshot: ConversationSnapshot) -> Transcript {
    var next = self
    next.conversation = snapshot.conversation.id
    next.turns = TurnList(snapshot.turns.map(TranscriptEntry.init))
    next.hasEarlier = snapshot.hasEarlier
    next.cache = LayoutCache(layoutCount: cache.layoutCount)
    (next.focus, next.search) = (nil, nil)
    next.follow()
    for key in next.turns.keys { next.refreshEdge(at: key) }
    return next
  }

  /// The loaded turns before one that is loaded: its ancestors are the same on every branch.
  private func keptEarlier(than id: TurnID?) -> [TranscriptEntry] {
    guard let id, let key = turns.key(of: id) else { return [] }
    return (turns.firstKey..<key).map { turns[$0] }
  }

  private mutating func replace(with entries: [TranscriptEntry], hasEarlier: Bool) {
    let old = turns
    let atFocus = focus.flatMap { old.key(of: $0.turn) }
    turns = TurnList(entries)
    self.hasEarlier = hasEarlier
    for key in turns.keys { refreshEdge(at: key) }
    cache = LayoutCache(
      layoutCount: cache.layoutCount, keys: turns.keys.filter { turns[$0].layout != nil })
    resizeMemory = nil
    visibleIsStale = true
    if let atFocus, let role = focus?.role {
      focus = successor(of: old[atFocus].turn).map {
        TranscriptFocus(turn: turns[$0].view.id, role: role)
      }
    }
    restorePosition(from: old)
    repeatSearch()
  }

  private mutating func restorePosition(from old: TurnList) {
    guard case .anchored(var anchor) = position else { return }
    guard let key = successor(of: old[anchor.key].turn) else { return follow() }
    if turns[key].view.id != old[anchor.key].view.id { (anchor.part, anchor.row) = (.prompt, 0) }
    anchor.key = key
    let end = endWhenLeft.flatMap { turns.key(of: old[$0.key].view.id) }
    endWhenLeft = end.flatMap { key in endWhenLeft.map { RowPosition(key: key, row: $0.row) } }
    position = .anchored(anchor)
    if endWhenLeft == nil { markEnd() }
    settle()
  }

  /// The turn itself, or else the alternative in its place.
  private func successor(of turn: Turn) -> Int? {
    turns.key(of: turn.id) ?? turns.keys.first { turns[$0].turn.parent == turn.parent }
  }

  private mutating func update(_ view: TurnView, at key: Int) {
    let isOnScreen = visible.contains { $0.place.key == key }
    if turns[key].update(view), isOnScreen { visibleIsStale = true }
    refreshEdge(at: key)
    if key < turns.lastKey { refreshEdge(at: key + 1) }
    contentChanged(at: key)
  }

  private mutating func contentChanged(at key: Int) {
    search?.staleKeys.insert(key)
    if resizeMemory?.isAtBottom == true { resizeMemory = nil }
  }

  /// Works out again whether there is a seam above a turn, and whether it is the first.
  private mutating func refreshEdge(at key: Int) {
    let isSeam =
      key > turns.firstKey && turns[key - 1].turn.contextID != turns[key].turn.contextID
    turns[key].isSeam = isSeam
    turns[key].knownHeight = nil
    turns[key].layout?.stale.insert(.lines)
  }
}
