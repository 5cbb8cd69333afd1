import TerminalKit

/// Wrapping, row by row: where a row begins says all about it, so that a long text costs no more than
/// the rows that are checked.
///
/// Text breaks after spaces and between ideographs, a word longer than a row at its edge. The last
/// column takes only the space after a word: so the caret always has a cell.
extension EditBuffer {
  static let tabWidth = 4

  /// The row that begins at a place.
  func row(from start: Int, width: Int) -> EditRow {
    let row = laidOutRow(from: start, width: width)
    EditWork.note(row.end - start)
    return row
  }

  private func laidOutRow(from start: Int, width: Int) -> EditRow {
    let width = max(1, width)
    let edge = width > 2 ? width - 1 : width
    var column = 0
    var index = start
    var opening = start
    while index < count, !units[index].isNewline {
      let unit = units[index]
      let columns = self.columns(of: unit, at: column, width: width)
      let isBlank = unit.isBlank
      if index > start {
        if breaks(before: index) { opening = index }
        if column + columns > (isBlank ? width : edge) {
          let end = isBlank || opening == start ? index : opening
          return EditRow(start: start, end: end, next: end)
        }
      }
      column += columns
      index += 1
    }
    if column >= width, index > start {
      // A full row at the end of a line: the caret after it is in a row of its own.
      return EditRow(start: start, end: index, next: index)
    }
    return EditRow(start: start, end: index, next: index < count ? index + 1 : nil)
  }

  /// The row that shows the caret at a place. What is learnt of the rows of its line is kept in `index`.
  func row(holding place: Int, width: Int, _ index: inout RowIndex) -> EditRow {
    if index.width != width || (index.line ?? .max) > place {
      index.begin(lineStart(of: place), width: width)
    }
    var row = row(from: index.starts[max(0, index.count(upTo: place) - 1)], width: width)
    while !row.holds(place), let next = row.next {
      if next > row.end {
        // A line end: the place is in a line behind.
        index.begin(lineStart(of: place), width: width)
        row = self.row(from: index.starts[0], width: width)
        continue
      }
      index.add(next)
      row = self.row(from: next, width: width)
    }
    return row
  }

  /// The starts of up to `limit` rows before the row that begins at `start`, in order.
  func rowStarts(before start: Int, limit: Int, width: Int, _ index: inout RowIndex) -> [Int] {
    var starts: [Int] = []
    var end = start
    while starts.count < limit, end > 0 {
      // A full row at the end of a line may be followed by an empty one that begins where it ends.
      _ = row(holding: end - 1, width: width, &index)
      let rows = index.starts[..<index.count(upTo: end - 1)].suffix(limit - starts.count)
      starts = rows + starts
      end = index.starts[0]
    }
    return starts
  }

  /// Columns that a unit takes when it begins at a column.
  func columns(of unit: EditUnit, at column: Int, width: Int) -> Int {
    switch unit {
    case .paste(let paste):
      return min(paste.labelWidth, width > 2 ? width - 1 : width)
    case .scalar(let scalar):
      if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
      if scalar == "\t" {
        let columns = Self.tabWidth - column % Self.tabWidth
        return column < width ? min(columns, width - column) : columns
      }
      let columns = CellWidth.of(scalar)
      return min(columns > 0 ? columns : CellWidth.of(Character(scalar)), width)
    case .cluster(let character):
      return min(CellWidth.of(character), width)
    }
  }

  /// The column of a place in a row.
  func column(of index: Int, in row: EditRow, width: Int) -> Int {
    units[row.start..<max(row.start, index)].reduce(0) {
      $0 + columns(of: $1, at: $0, width: width)
    }
  }

  /// The last place in a row that is not beyond a column.
  func index(atColumn goal: Int, in row: EditRow, width: Int) -> Int {
    var column = 0
    var index = row.start
    while index < row.end {
      column += columns(of: units[index], at: column, width: width)
      if column > goal { break }
      index += 1
    }
    // The end of a row within a line is shown in the next row.
    return row.holds(index) ? index : max(row.start, row.end - 1)
  }

  /// True if a row may end before a unit: after a space or a paste, and between ideographs.
  @inline(__always)
  private func breaks(before index: Int) -> Bool {
    let right = units[index]
    if right.isBlank { return false }
    let left = units[index - 1]
    if left.isBlank { return true }
    if case .scalar(let before) = left, case .scalar(let after) = right, before.isASCII,
      after.isASCII
    {
      return false
    }
    return Kinsoku.breaks(between: left, and: right)
  }
}
