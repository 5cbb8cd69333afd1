import TerminalKit

/// A way to move in a list or a text.
package enum ListMove: Sendable, Hashable {
  case up, down, pageUp, pageDown, top, bottom

  /// The row that it leads to from `index` among `count` rows, always one of them.
  func moved(_ index: Int, count: Int, page: Int) -> Int {
    let target =
      switch self {
      case .up: index - 1
      case .down: index + 1
      case .pageUp: index - max(1, page)
      case .pageDown: index + max(1, page)
      case .top: 0
      case .bottom: count - 1
      }
    return max(0, min(target, count - 1))
  }
}

/// Which rows of a list are on screen.
enum ListWindow {
  /// The first row shown so that `selected` is in the middle where it can be.
  static func top(selected: Int, count: Int, rows: Int) -> Int {
    max(0, min(selected - rows / 2, count - rows))
  }

  /// Chooses the item at a row of the screen, each of which takes `height` rows; true if it was chosen already.
  static func select(
    row: Int, in rect: Rect, selected: inout Int, count: Int, height: Int = 1
  ) -> Bool {
    let visible = max(1, rect.rows / height)
    let index =
      top(selected: selected, count: count, rows: visible) + (row - rect.row) / max(1, height)
    guard row >= rect.row, row < rect.endRow, (0..<count).contains(index) else { return false }
    defer { selected = index }
    return index == selected
  }
}
