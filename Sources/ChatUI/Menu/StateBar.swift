import ChatModel
import FoundationEssentials
import TerminalKit

/// A small bar: the share of its lifetime that a context has left.
enum StateBar {
  /// The share of the ttl that is left, 0…1; `nil` when no ttl is known or the server lost it.
  static func share(_ context: CachedContext, at now: Date) -> Double? {
    guard context.lostAt == nil, let ttl = context.ttl, ttl > 0,
      let left = context.secondsLeft(at: now)
    else { return nil }
    return min(1, max(0, Double(left) / Double(ttl)))
  }

  /// Full cells among `width`; something is left as long as the share is not 0.
  static func cells(share: Double, width: Int) -> Int {
    guard share > 0, width > 0 else { return 0 }
    return max(1, min(width, Int((share * Double(width)).rounded())))
  }

  static func draw(
    _ context: CachedContext, at now: Date, into painter: inout Painter, row: Int, column: Int,
    rect: Rect
  ) {
    guard let share = share(context, at: now) else { return }
    let width = min(6, rect.endColumn - column)
    let full = cells(share: share, width: width)
    let style = context.state(at: now) == .warm ? painter.theme.barFull : painter.theme.warning
    painter.text(
      String(repeating: "━", count: full), row: row, column: column, style: style, in: rect)
    painter.text(
      String(repeating: "─", count: max(0, width - full)), row: row, column: column + full,
      style: painter.theme.barEmpty, in: rect)
  }
}
