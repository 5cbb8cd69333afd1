/// A selection as it is kept for `gv`.
struct ViSelection: Sendable, Equatable {
  /// A line, and a unit in it.
  struct Place: Sendable, Equatable {
    var line: Int
    var unit: Int
  }

  var mode: ViMode
  var anchor: Place
  var cursor: Place
}

extension EditBuffer {
  func place(of index: Int) -> ViSelection.Place {
    ViSelection.Place(line: lineNumber(of: index), unit: index - lineStart(of: index))
  }

  func index(of place: ViSelection.Place) -> Int {
    let start = line(place.line, from: 0)
    return min(start + place.unit, lineEnd(of: start))
  }
}
