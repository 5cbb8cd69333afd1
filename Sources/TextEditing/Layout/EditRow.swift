/// One row on the screen: the units `start..<end`.
struct EditRow: Equatable {
  var start: Int
  var end: Int
  /// The start of the next row: `end` within a line, after the line end otherwise; `nil` for the last.
  var next: Int?

  /// True if a caret at this place is shown in this row. At a break within a line it is in the next.
  func holds(_ index: Int) -> Bool {
    index >= start && index < next ?? .max
  }
}
