/// A place on the screen, in cells from the top left corner.
public struct Point: Hashable, Sendable {
  /// Rows from the top.
  public var row: Int
  /// Columns from the left.
  public var column: Int

  /// Creates a place.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// An extent in cells, never negative.
public struct Size: Hashable, Sendable {
  /// The height.
  public var rows: Int
  /// The width.
  public var columns: Int

  /// Creates an extent; negative values become 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A part of the screen.
public struct Rect: Hashable, Sendable {
  /// The first row.
  public var row: Int
  /// The first column.
  public var column: Int
  /// Its extent.
  public var size: Size

  /// Creates a part of the screen.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    size = Size(rows: rows, columns: columns)
  }

  /// Its height.
  public var rows: Int { size.rows }
  /// Its width.
  public var columns: Int { size.columns }
  /// The first row below it.
  public var endRow: Int { Self.sum(row, rows) }
  /// The first column right of it.
  public var endColumn: Int { Self.sum(column, columns) }
  /// True if it has no cell.
  public var isEmpty: Bool { rows == 0 || columns == 0 }

  /// True if a place is in it.
  public func contains(_ point: Point) -> Bool {
    point.row >= row && point.row < endRow && point.column >= column && point.column < endColumn
  }

  /// The common part of both; empty if they do not overlap.
  public func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    let bottom = max(top, min(endRow, other.endRow))
    let right = max(left, min(endColumn, other.endColumn))
    return Rect(
      row: top, column: left, rows: bottom.subtractingSaturated(top),
      columns: right.subtractingSaturated(left))
  }

  /// Saturates, so that an absurd place is off the screen and not a crash.
  private static func sum(_ start: Int, _ extent: Int) -> Int {
    let (sum, overflow) = start.addingReportingOverflow(extent)
    return overflow ? .max : sum
  }
}

extension Int {
  /// The difference, at most the largest number.
  fileprivate func subtractingSaturated(_ other: Int) -> Int {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? .max : difference
  }
}
