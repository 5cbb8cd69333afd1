/// The known row starts of one line: a line without an end is not laid out again from its start for every
/// key.
///
/// It is not part of what the text is: two texts are equal whatever is known of their rows.
struct RowIndex: Sendable, Equatable {
  /// In which width.
  private(set) var width = 0
  /// Ascending; the first is the start of the line.
  private(set) var starts: [Int] = []

  static func == (one: RowIndex, other: RowIndex) -> Bool { true }

  /// The start of the line, where a line is known.
  var line: Int? { starts.first }

  /// Forgets everything.
  mutating func clear() {
    starts = []
  }

  /// Begins with the line that starts at a place.
  mutating func begin(_ line: Int, width: Int) {
    self.width = width
    starts = [line]
  }

  /// Adds the row after the last one.
  mutating func add(_ start: Int) {
    starts.append(start)
  }

  /// Number of rows that begin at or before a place, at least one.
  func count(upTo index: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Forgets what a change at a place may have moved: the end of a row depends on the text in it and at the
  /// beginning of the row after it.
  mutating func change(at lower: Int) {
    guard let line, line < lower else {
      starts = []
      return
    }
    starts.removeLast(starts.count - max(1, count(upTo: lower - 1) - 2))
  }
}
