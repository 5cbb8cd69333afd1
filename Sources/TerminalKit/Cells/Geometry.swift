/// A place on the screen, in cells from the top left corner.
public struct Point: Hashable, Sendable {
  public var row: Int
  public var column: Int

  /// A place.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// An extent in cells, never negative.
public struct Size: Hashable, Sendable {
  public var rows: Int
  public var columns: Int

  /// An extent; negative values become 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A part of the screen.
public struct Rect: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var size: Size

  /// A part of the screen.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    size = Size(rows: rows, columns: columns)
  }

  public var rows: Int { size.rows }
  public var columns: Int { size.columns }
  /// The first row below it.
  public var endRow: Int { row + rows }
  /// The first column right of it.
  public var endColumn: Int { column + columns }
}
