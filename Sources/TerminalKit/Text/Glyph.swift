/// The contents of one cell: a base scalar with its marks, or a line feed or tab for the layout.
struct Glyph: Equatable {
  var scalar: UInt32
  var marks = Cell.Marks()
  /// 1 or 2; 1 for line feeds and tabs, which a single row shows as blanks.
  var width: UInt8

  /// True if it is a line feed or a tab.
  var isControl: Bool { scalar < 0x20 }
}
