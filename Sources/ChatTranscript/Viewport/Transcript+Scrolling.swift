import TerminalKit
package import ChatModel

extension Transcript {
  /// True if the view is at the very bottom, and so follows.
  package var isAtBottom: Bool { position == .bottom }

  /// The turn before which more is wanted: the reader is near the top and the store has more.
  package var needsEarlier: TurnID? {
    guard hasEarlier, let first = turns.first, let top = visible.first?.place.key else {
      return nil
    }
    return top - turns.firstKey < Self.earlierTurnsAhead ? first.view.id : nil
  }

  /// Number of turns above the screen to load before the reader gets there.
  private static let earlierTurnsAhead = 8

  /// Moves by rows; positive is towards newer ones.
  package mutating func scroll(rows: Int) {
    guard !turns.isEmpty, rows != 0, !(rows > 0 && isAtBottom) else { return }
    let top = topRow()
    let target = row(max(-1_000_000, min(1_000_000, rows)), below: top)
    guard target != top else { return }
    moveTop(to: target)
    settle()
    keepFocusOnScreen()
  }

  /// Moves by screens; positive is towards newer rows. A whole page leaves one row of the one
  /// before.
  package mutating func scrollPages(_ pages: Double) {
    guard pages.isFinite, pages != 0 else { return }
    let rows = (Double(max(1, size.rows - 1)) * max(-100, min(100, pages))).rounded()
    scroll(rows: rows == 0 ? (pages < 0 ? -1 : 1) : Int(rows))
  }

  /// Moves to the first loaded row.
  package mutating func scrollToTop() {
    guard !turns.isEmpty else { return }
    moveTop(to: RowPosition(key: turns.firstKey, row: 0))
    settle()
    keepFocusOnScreen()
  }

  /// Moves to the end, and follows it from now on.
  package mutating func scrollToBottom() {
    follow()
    keepFocusOnScreen()
  }

  /// Moves a turn's prompt to the top of the screen.
  ///
  /// - Returns: True if it is loaded.
  @discardableResult
  package mutating func jumpToTurn(_ id: TurnID) -> Bool {
    guard let key = turns.key(of: id) else { return false }
    moveTop(to: promptRow(of: key))
    settle()
    return true
  }

  /// Moves to the prompt above (−1) or below (+1); in focus mode the focus goes along.
  package mutating func jump(toUserTurn direction: Int) {
    guard !turns.isEmpty, direction != 0 else { return }
    if let focus, let key = turns.key(of: focus.turn) {
      let step = direction > 0 ? 1 : focus.role == .user ? -1 : 0
      return moveFocus(to: key + step, role: .user)
    }
    if direction > 0, isAtBottom { return }
    let top = topRow()
    let prompt = promptRow(of: top.key)
    let isPast = direction > 0 ? top.row < prompt.row : top.row > prompt.row
    let key = isPast ? top.key : top.key + (direction > 0 ? 1 : -1)
    guard turns.keys.contains(key) else {
      return direction > 0 ? scrollToBottom() : scrollToTop()
    }
    moveTop(to: promptRow(of: key))
    settle()
  }

  /// Moves to the end of the reply that streams, or to the newest turn in flight.
  package mutating func jumpToStreaming() {
    let key =
      turns.keys.last { turns[$0].turn.phase.isStreamed }
      ?? turns.keys.last { turns[$0].turn.phase.isInFlight }
    guard let key, key < turns.lastKey else { return scrollToBottom() }
    let end = RowPosition(key: key, row: height(of: key))
    moveTop(to: row(-max(1, size.rows), below: end))
    settle()
  }

  // MARK: Moving the anchor

  mutating func follow() {
    position = .bottom
    (resizeMemory, endWhenLeft) = (nil, nil)
    newRowsBelow = 0
    visibleIsStale = true
  }

  /// Anchors the view with a row at the top.
  mutating func moveTop(to top: RowPosition) {
    if isAtBottom { markEnd() }
    let place = layout(of: top.key).place(ofRow: top.row)
    position = .anchored(Anchor(key: top.key, part: place.part, row: place.row))
    resizeMemory = nil
    visibleIsStale = true
  }

  /// Remembers where the end is, to count what comes below it.
  mutating func markEnd() {
    guard !turns.isEmpty else { return }
    endWhenLeft = RowPosition(key: turns.lastKey, row: height(of: turns.lastKey))
  }

  /// Follows again if the last row is on screen.
  mutating func settle() {
    guard !turns.isEmpty else { return follow() }
    guard case .anchored = position else { return }
    if rowsToEnd(from: topRow(), limit: size.rows + 1) <= size.rows { follow() }
  }

  mutating func promptRow(of key: Int) -> RowPosition {
    RowPosition(key: key, row: layout(of: key).start(of: .prompt))
  }
}
