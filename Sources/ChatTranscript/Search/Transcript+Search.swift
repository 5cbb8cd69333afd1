import ChatModel
import TerminalKit

extension Transcript {
  /// Searches the loaded turns' prompts, replies and unfolded reasoning, and moves to a match: the
  /// last one when the reader is at the bottom, else the first from the screen on. Upper and lower
  /// case are the same.
  ///
  /// - Returns: Number of matches.
  @discardableResult
  package mutating func search(_ query: String) -> Int {
    let origin = search?.origin ?? position
    if search != nil, query != search?.query { restore(origin) }
    guard let pattern = SearchPattern(query) else {
      search = nil
      return 0
    }
    search = TranscriptSearch(query: query, pattern: pattern, origin: origin)
    searchTurns(turns.keys)
    goToFirstMatch()
    return search?.matches.count ?? 0
  }

  /// Moves to the next match towards the end; from the last to the first.
  package mutating func nextMatch() { stepMatch(1) }

  /// Moves to the next match towards the beginning; from the first to the last.
  package mutating func previousMatch() { stepMatch(-1) }

  /// Ends the search; the view stays unless it is asked to go back to where the search began.
  package mutating func clearSearch(returning: Bool = false) {
    guard let origin = search?.origin else { return }
    search = nil
    if returning { restore(origin) } else if focus == nil { settle() }
  }

  /// The match that the reader is at, from 1 (0 before the first), and how many there are.
  package var matchPosition: (number: Int, count: Int)? {
    search.map { ($0.current.map { $0 + 1 } ?? 0, $0.matches.count) }
  }

  // MARK: Finding

  /// Adds the matches of turns that were not searched yet.
  mutating func searchTurns(_ keys: Range<Int>) {
    guard let pattern = search?.pattern, !keys.isEmpty else { return }
    var found: [TurnMatch] = []
    for key in keys { found += matches(of: pattern, in: key) }
    let place = search?.matches.firstIndex { $0.key >= keys.upperBound } ?? search?.matches.count
    guard let place, !found.isEmpty else { return }
    search?.matches.insert(contentsOf: found, at: place)
    if let current = search?.current, current >= place { search?.current = current + found.count }
  }

  /// Searches turns again whose text changed.
  mutating func searchStaleTurns() {
    guard let stale = search?.staleKeys, !stale.isEmpty else { return }
    search?.staleKeys = []
    for key in stale where turns.keys.contains(key) {
      let current = currentMatch
      search?.matches.removeAll { $0.key == key }
      search?.current = nil
      searchTurns(key..<key + 1)
      let place = current.flatMap { indexOfMatch(like: $0) }
      search?.current = place
    }
  }

  /// Searches everything again after turns were exchanged, and moves nothing.
  mutating func repeatSearch() {
    guard let old = search else { return }
    search?.origin = position
    search?.matches = []
    search?.staleKeys = []
    search?.current = nil
    searchTurns(turns.keys)
    let count = search?.matches.count ?? 0
    if let current = old.current, count > 0 { search?.current = min(current, count - 1) }
  }

  private var currentMatch: TurnMatch? {
    guard let search, let current = search.current, search.matches.indices.contains(current) else {
      return nil
    }
    return search.matches[current]
  }

  private func indexOfMatch(like match: TurnMatch) -> Int? {
    search?.matches.firstIndex {
      $0.key == match.key && $0.part == match.part && $0.ordinal == match.ordinal
    }
  }

  private func matches(of pattern: SearchPattern, in key: Int) -> [TurnMatch] {
    let entry = turns[key]
    var texts: [(TurnPart, String)] = [(.prompt, entry.turn.prompt)]
    if entry.options.showsReasoning { texts.append((.reasoning, entry.reasoning)) }
    texts.append((.reply, entry.turn.reply))
    return texts.flatMap { part, text in
      let bytes = CaseFolding.bytes(of: text)
      return pattern.matches(in: bytes).enumerated().map { ordinal, range in
        let depth = Double(range.lowerBound) / Double(max(1, bytes.count))
        return TurnMatch(key: key, part: part, ordinal: ordinal, depth: depth)
      }
    }
  }

  // MARK: Moving

  private mutating func goToFirstMatch() {
    guard let matches = search?.matches, !matches.isEmpty else { return }
    if isAtBottom {
      search?.current = matches.count - 1
    } else {
      let top = topRow().key
      search?.current = matches.firstIndex { $0.key >= top } ?? matches.count - 1
    }
    revealMatch()
  }

  private mutating func stepMatch(_ step: Int) {
    searchStaleTurns()
    guard let count = search?.matches.count, count > 0 else { return }
    let current = search?.current ?? (step > 0 ? -1 : count)
    search?.current = (current + step + count) % count
    revealMatch()
  }

  private mutating func restore(_ origin: ViewportPosition) {
    switch origin {
    case .bottom: follow()
    case .anchored(let anchor) where turns.keys.contains(anchor.key):
      if isAtBottom { markEnd() }
      position = origin
      (resizeMemory, visibleIsStale) = (nil, true)
      settle()
    case .anchored: break
    }
  }

  /// Unfolds a prompt whose hidden part holds a match.
  private mutating func unfold(_ match: TurnMatch) {
    guard match.part == .prompt, !turns[match.key].options.showsWholePrompt else { return }
    let layout = layout(of: match.key)
    guard layout.hasLongPrompt else { return }
    let found = rowMatches(of: .prompt, in: layout).matches
    let shown = found.count { $0[0].row < layout.promptRows }
    if match.ordinal >= shown { showWholePrompt(match.key, true) }
  }

  /// Scrolls so that the current match is on screen, with a third of the screen above it.
  private mutating func revealMatch() {
    guard let match = currentMatch else { return }
    unfold(match)
    let layout = layout(of: match.key)
    let row = rowMatches(of: match.part, in: layout).place(of: match)?.row
    let target = RowPosition(
      key: match.key,
      row: layout.row(
        of: match.part, row ?? Int(match.depth * Double(layout.count(of: match.part)))))
    if isOnScreen(target) { return }
    moveTop(to: self.row(-(size.rows / 3), below: target))
    if rowsToEnd(from: topRow(), limit: size.rows + 1) <= size.rows { moveTop(to: bottomTop()) }
  }
}
