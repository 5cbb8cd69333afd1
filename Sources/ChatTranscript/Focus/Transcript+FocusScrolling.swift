import TerminalKit
import ChatModel

extension Transcript {
  /// True if a row is on screen.
  mutating func isOnScreen(_ row: RowPosition) -> Bool {
    let top = topRow()
    guard row.key > top.key || (row.key == top.key && row.row >= top.row) else { return false }
    return distance(from: top, to: row, limit: size.rows) < size.rows
  }

  /// Scrolls as little as is needed to show the focused message; one that is too long shows its
  /// beginning.
  mutating func bringFocusOnScreen() {
    guard let focus, let key = turns.key(of: focus.turn), size.rows > 0 else { return }
    let layout = layout(of: key)
    var rows = rows(of: focus.role, in: layout)
    let isLast = key == turns.lastKey && (focus.role == .assistant || !turns[key].hasReply)
    if isLast { rows = rows.lowerBound..<max(rows.lowerBound, layout.height) }
    let first = RowPosition(key: key, row: rows.lowerBound)
    let last = RowPosition(key: key, row: max(rows.lowerBound, rows.upperBound - 1))
    if isAbove(first, topRow()) || rows.count >= size.rows {
      if !isOnScreen(first) { moveTop(to: first) }
    } else if !isOnScreen(last) {
      moveTop(to: row(1 - size.rows, below: last))
    }
    if isLast { settle() } else { holdStill() }
  }

  /// Following would carry the focused message away.
  private mutating func holdStill() {
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
      self.focus = message(at: top, step: 1)
    } else if isAbove(bottom, RowPosition(key: key, row: rows.lowerBound)) {
      self.focus = message(at: bottom, step: -1)
    }
  }

  /// The message that a row belongs to; for a row between messages the next one in a direction.
  private mutating func message(at row: RowPosition, step: Int) -> TranscriptFocus {
    let layout = layout(of: row.key)
    let prompt = rows(of: .user, in: layout)
    let hasReply = turns[row.key].hasReply
    if step < 0, row.row < prompt.lowerBound, row.key > turns.firstKey {
      return focus(on: row.key - 1, turns[row.key - 1].hasReply ? .assistant : .user)
    }
    if row.row < prompt.upperBound { return focus(on: row.key, .user) }
    let reply = rows(of: .assistant, in: layout)
    if hasReply, step > 0 || row.row >= reply.lowerBound { return focus(on: row.key, .assistant) }
    return step > 0 && row.key < turns.lastKey
      ? focus(on: row.key + 1, .user) : focus(on: row.key, .user)
  }

  private func focus(on key: Int, _ role: Role) -> TranscriptFocus {
    TranscriptFocus(turn: turns[key].view.id, role: role)
  }

  private func isAbove(_ row: RowPosition, _ other: RowPosition) -> Bool {
    row.key < other.key || (row.key == other.key && row.row < other.row)
  }

  /// The rows of a message in its turn.
  private func rows(of role: Role, in layout: TurnLayout) -> Range<Int> {
    let end = layout.start(of: .reasoning)
    return role == .user
      ? layout.start(of: .prompt)..<end - 1 : end..<max(end, layout.height)
  }
}
