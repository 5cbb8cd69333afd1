/// One cell of the screen: a glyph that was sanitised, and its look. 28 bytes, no references.
public struct Cell: Hashable, Sendable {
  /// The base scalar; 0 for the right half of a wide glyph.
  public var scalar: UInt32
  /// Up to four zero-width scalars that follow the base; 0 if there is none. For an emoji of several scalars, what makes
  /// it one.
  public var marks: Marks
  /// Columns that the glyph takes: 1 or 2; 0 for the right half of a wide glyph.
  public var width: UInt8
  // Every byte of a cell is one of its fields, so that equal cells are equal in memory: rows are compared as bytes.
  private let filler: UInt8 = 0
  /// Its look.
  public var style: Style
  private let lastFiller: UInt8 = 0

  /// Up to four zero-width scalars.
  public struct Marks: Hashable, Sendable {
    /// The mark next to the base, and so on.
    public var first: UInt32 = 0
    /// The second zero-width scalar; 0 if there is none.
    public var second: UInt32 = 0
    /// The third zero-width scalar; 0 if there is none.
    public var third: UInt32 = 0
    /// The fourth zero-width scalar; 0 if there is none.
    public var fourth: UInt32 = 0

    /// No marks.
    public init() {}

    /// Calls `body` with the marks that are there, in order.
    @inline(__always)
    func forEach(_ body: (UInt32) -> Void) {
      if first == 0 { return }
      body(first)
      if second != 0 { body(second) }
      if third != 0 { body(third) }
      if fourth != 0 { body(fourth) }
    }
  }

  /// Creates a cell; the caller vouches that the glyph is drawable and as wide as said.
  public init(scalar: UInt32, marks: Marks = Marks(), width: UInt8 = 1, style: Style = .plain) {
    self.scalar = scalar
    self.marks = marks
    self.width = width
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell(scalar: 0x20)
  /// The cell to the right of a wide glyph.
  public static func wideTail(_ style: Style) -> Cell { Cell(scalar: 0, width: 0, style: style) }

  /// Calls `body` with the base and its marks; with nothing for the right half of a wide glyph.
  ///
  /// - Parameter whole: The kinds of emoji of several scalars that come whole. Others come in the safe form, which every
  ///   terminal draws in the cell's columns: the base alone, letters for a flag, blanks up to the width.
  public func forEachScalar(whole: EmojiForms = [], _ body: (UInt32) -> Void) {
    if scalar == 0 { return }
    guard let form = marks.form else {
      body(scalar)
      return marks.forEach(body)
    }
    if whole.contains(form) {
      body(scalar)
      return marks.forEachWhole(body)
    }
    if form == .flag {
      body(GlyphScanner.Substitute.narrow(scalar))
      return body(GlyphScanner.Substitute.narrow(marks.first))
    }
    body(scalar)
    if ScalarClass.of(scalar).isNarrow { body(0x20) }
  }
}
