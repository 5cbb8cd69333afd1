/// The drawing class of a scalar; the raw values are those of `Scripts/generate-width-table`.
enum ScalarClass: UInt8 {
  /// One column.
  case narrow
  /// Two columns.
  case wide
  /// One column; swallows skin tones and what a zero-width joiner joins to it.
  case pictograph
  /// Two columns, else like `pictograph`.
  case widePictograph
  /// No column: drawn over the scalar before it.
  case mark
  /// Not drawn: bidi controls, variation selectors, tags, noncharacters, other invisible formats.
  case dropped
  /// Drawn as U+FFFD: unassigned scalars, C1 controls, formats that would be visible.
  case replaced
  /// Drawn by a rule of its own, see `GlyphScanner`.
  case special

  /// The class of a scalar.
  @inline(__always)
  static func of(_ scalar: UInt32) -> ScalarClass {
    if scalar < 0x7F { return scalar < 0x20 ? .special : .narrow }
    guard scalar < 0x110000 else { return .replaced }
    let roots = ScalarClassTable.roots.utf8Start
    let nodes = ScalarClassTable.nodes.utf8Start
    let leaves = ScalarClassTable.leaves.utf8Start
    let node = Int(roots[Int(scalar >> 12)] &- zero) &* 32 &+ Int(scalar >> 7 & 31)
    let leaf = Int(nodes[node &* 2] &- zero) &* 64 &+ Int(nodes[node &* 2 &+ 1] &- zero)
    let pair = leaves[leaf &* 64 &+ Int(scalar >> 1 & 63)] &- zero
    return ScalarClass(rawValue: scalar & 1 == 0 ? pair >> 3 : pair & 7) ?? .replaced
  }

  /// True for one column.
  var isNarrow: Bool { self == .narrow || self == .pictograph }

  /// The digit 0 of the table.
  private static var zero: UInt8 { 48 }
}
