extension EditBuffer {
  /// Appends units that are cut up rightly among themselves, and cuts again at the seam.
  ///
  /// The rules of UAX #29 look back no further than the last boundary that stands, so a new cut ends
  /// where it meets an old boundary; only a row of flags can carry it on.
  static func append(_ new: [EditUnit], to units: inout [EditUnit]) {
    var index = 0
    while index < new.count, let last = units.last, joins(last, new[index]) {
      units.removeLast()
      units += EditUnit.units(of: EditUnit.text(of: [last, new[index]]))
      index += 1
    }
    units += new[index...]
  }

  /// True if the boundary between two neighbours falls or moves.
  static func joins(_ left: EditUnit, _ right: EditUnit) -> Bool {
    guard left.paste == nil, right.paste == nil else { return false }
    if case .scalar(let left) = left, case .scalar(let right) = right, left.isASCII, right.isASCII {
      return left == "\r" && right == "\n"
    }
    let first = EditUnit.text(of: [left])
    let both = first + EditUnit.text(of: [right])
    return both[both.startIndex].utf8.count != first.utf8.count
  }

  /// Units cut up again, for a new order.
  static func recut(_ units: [EditUnit]) -> [EditUnit] {
    units.reduce(into: []) { append([$1], to: &$0) }
  }
}
