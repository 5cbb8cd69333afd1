import CNcurses
import CTerminal
import TerminalKit

/// The glyphs about whose columns terminals disagree, drawn by themselves after each frame.
///
/// ncurses counts columns: a glyph that the terminal draws wider or narrower than ncurses believes moves
/// everything that is written after it. So ncurses is given blanks for such glyphs, which every terminal counts
/// alike, and the glyphs are drawn over them, each at its own cursor address, and their neighbours
/// again: whatever the terminal makes of a glyph, no other cell is moved. Rows without such glyphs cost nothing.
struct GlyphOverlay {
  /// Which rows hold such glyphs.
  private var rows: [Bool] = []
  private var columns = 0
  private var changedRows = 0
  private var changedRow = 0

  /// Gets what ncurses would write through `tputs` and `vid_puts`, which take a C function and no context. Only
  /// ``takeBytes(of:looks:)`` uses it, on the main actor.
  nonisolated(unsafe) private static var bytes: [UInt8] = []

  // MARK: While ncurses gets its cells

  /// True if terminals disagree about the columns of a cell's glyph.
  @inline(__always)
  static func isDisputed(_ cell: Cell) -> Bool {
    if cell.scalar < 0xA9 { return cell.marks.first >= 0x300 && hasDisputedMark(cell) }
    return ct_is_disputed(cell.scalar) != 0 || (cell.marks.first != 0 && hasDisputedMark(cell))
  }

  private static func hasDisputedMark(_ cell: Cell) -> Bool {
    ct_is_disputed(cell.marks.first) != 0 || ct_is_disputed(cell.marks.second) != 0
      || ct_is_disputed(cell.marks.third) != 0 || ct_is_disputed(cell.marks.fourth) != 0
  }

  /// A blank that no text draws, so that ncurses writes whatever comes in its place.
  private static var blank: UInt32 { 0xA0 }

  /// The drawn glyph of a cell: an ordinary space for a no-break space.
  @inline(__always)
  static func drawn(_ cell: Cell) -> Cell {
    guard cell.scalar == blank else { return cell }
    var cell = cell
    cell.scalar = 0x20
    return cell
  }

  /// The placeholder that ncurses gets for a cell, once for each of its columns. In the last column a glyph
  /// that is drawn wide would wrap into the next row: an asterisk is put there instead.
  func placeholder(for cell: Cell, at column: Int) -> Cell {
    let isLast = cell.width == 1 && column + 1 == columns
    return Cell(scalar: isLast ? 0x2A : Self.blank, style: cell.style)
  }

  /// A frame begins; nothing is on the screen when it is new.
  mutating func begin(rows count: Int, columns: Int, isNew: Bool) {
    if isNew || rows.count != count { rows = Array(repeating: false, count: count) }
    self.columns = columns
    changedRows = 0
  }

  /// A row differs from the frame before.
  mutating func changed(row: Int, _ cells: UnsafeBufferPointer<Cell>) {
    changedRows += 1
    changedRow = row
    rows[row] = cells.contains { Self.isDisputed($0) }
  }

  /// Whether there is nothing to draw.
  var isEmpty: Bool { !rows.contains(true) }

  // MARK: After ncurses wrote

  /// The bytes that draw the glyphs. ncurses may have scrolled when more than one row changed, and then no row
  /// is sure to be as it was; one row can only have been rewritten.
  mutating func takeBytes(
    of grid: Grid, looks: (Style) -> (attributes: attr_t, pair: Int32)
  ) -> [UInt8] {
    guard changedRows > 0 else { return [] }
    for row in changedRows == 1 ? changedRow..<changedRow + 1 : 0..<rows.count where rows[row] {
      draw(row, of: grid, looks)
    }
    guard !Self.bytes.isEmpty else { return [] }
    // ncurses continues where it believes that it is.
    Self.setLooks((cn_normal, 0))
    Self.move(to: Int(getcury(cn_screen())), Int(getcurx(cn_screen())))
    defer { Self.bytes.removeAll(keepingCapacity: true) }
    return Self.bytes
  }

  private func draw(
    _ row: Int, of grid: Grid, _ looks: (Style) -> (attributes: attr_t, pair: Int32)
  ) {
    var column = 0
    while column < columns {
      guard Self.isDisputed(grid[row, column]) else {
        column += 1
        continue
      }
      let start = column
      while column < columns, grid[row, column].width == 0 || Self.isDisputed(grid[row, column]) {
        column += 1
      }
      draw(start..<column, in: row, of: grid, looks)
    }
  }

  /// Draws neighbouring glyphs from right to left, then the cells beside them again: a terminal that takes a
  /// glyph for a mark adds it to the cell on its left, one that takes it for wide covers the cell on its right.
  private func draw(
    _ run: Range<Int>, in row: Int, of grid: Grid,
    _ looks: (Style) -> (attributes: attr_t, pair: Int32)
  ) {
    func put(_ column: Int) {
      let cell = Self.drawn(grid[row, column])
      Self.move(to: row, column)
      Self.setLooks(looks(cell.style))
      cell.forEachScalar(Self.append)
    }
    func clear(_ column: Int) {
      let cell = grid[row, column]
      Self.move(to: row, column)
      Self.setLooks(looks(cell.style))
      for _ in 0..<cell.width { Self.append(Self.blank) }
    }
    for column in run.reversed() where grid[row, column].width > 0 {
      let end = column + Int(grid[row, column].width)
      if end > columns || (end == columns && grid[row, column].width == 1) { continue }
      if end < run.upperBound { clear(column) }
      put(column)
    }
    if run.lowerBound > 0 {
      let isTail = grid[row, run.lowerBound - 1].width == 0
      put(run.lowerBound - (isTail ? 2 : 1))
    }
    if run.upperBound < columns, grid[row, run.upperBound - 1].width == 1 { put(run.upperBound) }
  }

  private static func move(to row: Int, _ column: Int) {
    tputs(cn_move(Int32(row), Int32(column)), 1, collect)
  }

  private static func setLooks(_ looks: (attributes: attr_t, pair: Int32)) {
    var pair = looks.pair
    vid_puts(looks.attributes, 0, &pair, collect)
  }

  private static let collect: @convention(c) (Int32) -> Int32 = { byte in
    bytes.append(UInt8(truncatingIfNeeded: byte))
    return byte
  }

  private static func append(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    UTF8.encode(scalar).map { bytes.append(contentsOf: $0) }
  }
}
