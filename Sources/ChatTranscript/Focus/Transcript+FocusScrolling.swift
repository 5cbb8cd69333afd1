import TerminalKit
import ChatModel

extension Transcript {
  /// Whether a row is on screen.
  mutating func isOnScreen(_ row: RowPosition) -> Bool {
    let top = topRow()
    guard row.key > top.key || (row.key == top.key && row.row >= top.row) else { return false }
    return distance(from: top, to: row, limit: size.rows) < size.rows
  }

  /// Scrolls as little as is needed to show the focused message; one that is too long shows its beginning.
  mutating func bringFocusOnScreen() {
    guard let focus, let key = turns.key(of: focus.turn), size.rows > 0 else { return }
    let rows = rows(of: focus.role, in: layout(of: key))
    let first = RowPosition(key: key, row: rows.lowerBound)
    let last = RowPosition(key: key, row: max(rows.lowerBound, rows.upperBound - 1))
    let top = topRow()
    if isAbove(first, top) || rows.count >= size.rows {
      if !isOnScreen(first) { moveTop(to: first) }
    } else if !isOnScreen(last) {
      moveTop(to: row(1 - size.rows, below: last))
    }
    holdStill(
      onLast: key == turns.lastKey && focus.role == (turns[key].hasReply ? .assistant : .user))
  }

  /// Following would carry the focused message away unless it is the last one.
  private mutating func holdStill(onLast: Bool) {
    if onLast { return settle() }
    if isAtBottom || rowsToEnd(from: topRow(), limit: size.rows) < size.rows {
      moveTop(to: bottomTop())
    }
  }

  /// After the reader scrolled: moves the focus to the nearest message on screen.
  mutating func keepFocusOnScreen() {
    guard let focus, let key = turns.key(of: focus.turn), size.rows > 0 else { return }
    let top = topRow()
    let bottom = row(size.rows - 1, below: top)
    let rows = rows(of: focus.role, in: layout(of: key))
    let last = RowPosition(key: key, row: max(rows.lowerBound, rows.upperBound - 1))
    if isAbove(last, top) {
      self.focus = TranscriptFocus(turn: turns[top.key].view.id, role: role(at: top))
    } else if isAbove(bottom, RowPosition(key: key, row: rows.lowerBound)) {
      self.focus = TranscriptFocus(turn: turns[bottom.key].view.id, role: role(at: bottom))
    }
  }

  private func isAbove(_ row: RowPosition, _ other: RowPosition) -> Bool {
    row.key < other.key || (row.key == other.key && row.row < other.row)
  }

  private mutating func role(at row: RowPosition) -> Role {
    let layout = layout(of: row.key)
    let isBelowPrompt = row.row >= layout.start(of: .reasoning)
    return isBelowPrompt && turns[row.key].hasReply ? .assistant : .user
  }

  /// The rows of a message in its turn.
  private func rows(of role: Role, in layout: TurnLayout) -> Range<Int> {
    let end = layout.start(of: .reasoning)
    return role == .user
      ? layout.start(of: .prompt)..<end - 1 : end..<max(end, layout.height)
  }
}
