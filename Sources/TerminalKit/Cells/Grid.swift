/// A rectangle of cells.
///
/// `write` is the one point where text becomes cells: whatever it is given, no control, bidi or
/// other undrawable scalar comes through, and no glyph reaches over an edge.
public struct Grid: Hashable, Sendable {
  /// Its extent, fixed for its life.
  public private(set) var size: Size
  /// Row by row.
  public internal(set) var cells: [Cell]

  /// Creates a blank grid.
  public init(size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(
      repeating: Cell(scalar: 0x20, style: style), count: size.rows * size.columns)
  }

  /// The cell at a place inside the grid.
  public subscript(row: Int, column: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }
}
