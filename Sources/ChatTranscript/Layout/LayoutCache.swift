/// Which turns have rows in memory, and when there are too many.
struct LayoutCache: Sendable {
  /// Number of turns that were laid out from scratch so far.
  private(set) var layoutCount: Int
  /// Turns with a layout.
  private(set) var keys: Set<Int>

  /// More turns with rows than this are not kept.
  static let maxTurns = 400
  /// Nor more rows than this, unless they are on screen or growing.
  static let maxRows = 50_000

  init(layoutCount: Int = 0, keys: [Int] = []) {
    self.layoutCount = layoutCount
    self.keys = Set(keys)
  }

  /// True if turns were laid out since the last look for too many.
  var hasGrown = false

  mutating func insert(_ key: Int) {
    guard keys.insert(key).inserted else { return }
    layoutCount += 1
    hasGrown = true
  }

  mutating func remove(_ key: Int) {
    keys.remove(key)
  }
}
