/// A way to move in a list or a text.
package enum ListMove: Sendable, Hashable {
  case up, down, pageUp, pageDown, top, bottom

  /// The move that an action means.
  init?(_ action: Action) {
    switch action {
    case .listUp: self = .up
    case .listDown: self = .down
    case .listPageUp: self = .pageUp
    case .listPageDown: self = .pageDown
    case .listTop: self = .top
    case .listBottom: self = .bottom
    default: return nil
    }
  }

  /// Where it leads from `index` among `count` rows, always inside.
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
}
