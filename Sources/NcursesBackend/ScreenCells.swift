import CNcurses
import Glibc
import TerminalKit

/// Hands the cells of frames to ncurses, those that differ from the frame before, and draws over them what ncurses cannot
/// place (``GlyphOverlay``).
@MainActor
final class ScreenCells {
  /// The frame that was drawn last.
  private(set) var shown: Grid
  private var pairs: ColorPairs
  private var overlay = GlyphOverlay()
  /// The cells of a row as ncurses takes them. Kept from row to row, and not lent to a closure: Swift looks at each call
  /// of one whether it is on the main actor, which took longer than the cells.
  private var written: [cchar_t] = []
  /// The style of the cell before, and how ncurses has it.
  private var lastStyle = Style.plain
  private var lastLooks: (attributes: attr_t, pair: Int32)

  /// - Parameter colors: The number of colours of the terminal: 0, 8, 16 or 256.
  init(colors: Int, size: Size) {
    pairs = ColorPairs(colors: colors)
    shown = Grid(size: size)
    lastLooks = (cn_normal, 0)
  }

  /// True if no glyph is drawn over what ncurses has.
  var hasNoOverlay: Bool { overlay.isEmpty }

  /// A frame was handed over by ``write(_:within:)`` and is on the screen now.
  func wasDrawn(_ grid: Grid) { shown = grid }

  /// Makes the next frame differ in every cell.
  func forget() { shown = Grid(size: Size(rows: 0, columns: 0)) }

  // MARK: Glyphs over cells

  /// The bytes that draw glyphs over the cells of a frame that ncurses has written.
  ///
  /// - Parameter forms: The emoji that the terminal draws whole.
  func takeOverlay(of grid: Grid, whole forms: EmojiForms) -> [UInt8] {
    overlay.takeBytes(of: grid, whole: forms, looks: looks(of:))
  }

  /// Draws every glyph over its cells again with the next frame.
  func redrawOverlay() { overlay.redrawAll() }

  /// The bytes that draw the glyphs of a row again, which was overwritten and drawn again by ncurses.
  func takeOverlay(redrawing row: Int, whole forms: EmojiForms) -> [UInt8] {
    overlay.redraw(row: row)
    return takeOverlay(of: shown, whole: forms)
  }

  // MARK: Cells

  /// Hands ncurses the rows that differ from what it was handed last.
  ///
  /// - Returns: How many cells those are, from the first to the last that differs in each row.
  func write(_ grid: Grid, within size: Size) -> Int {
    let rows = min(grid.size.rows, size.rows)
    let columns = min(grid.size.columns, size.columns)
    guard columns > 0 else { return 0 }
    var count = 0
    let comparable = shown.size == grid.size
    overlay.begin(rows: rows, columns: columns, isNew: !comparable)
    grid.cells.withUnsafeBufferPointer { new in
      shown.cells.withUnsafeBufferPointer { old in
        for row in 0..<rows {
          let start = row * grid.size.columns
          if comparable, Self.isSame(new, old, at: start, count: columns) { continue }
          var first = 0
          var last = columns - 1
          if comparable {
            while first <= last, Self.isSame(new, old, at: start + first, count: 1) { first += 1 }
            while last > first, Self.isSame(new, old, at: start + last, count: 1) { last -= 1 }
            // What a unit begins with is written in another way with its marks and without.
            first = min(
              Self.units(new, at: start, columns).start(of: first),
              Self.units(old, at: start, columns).start(of: first))
          }
          let units = Self.units(new, at: start, columns)
          if first <= last {
            write(units, row: row, first: first, last: last)
            count += last - first + 1
          }
          overlay.changed(
            row: row, from: comparable ? Self.units(old, at: start, columns) : nil, to: units)
        }
      }
    }
    return count
  }

  /// True if cells are the same; a cell holds nothing but its fields, so their bytes decide.
  private static func isSame(
    _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, at start: Int, count: Int
  ) -> Bool {
    guard let new = new.baseAddress, let old = old.baseAddress else { return false }
    return memcmp(new + start, old + start, count * MemoryLayout<Cell>.stride) == 0
  }

  private static func units(
    _ cells: UnsafeBufferPointer<Cell>, at start: Int, _ columns: Int
  ) -> RowUnits {
    RowUnits(cells: UnsafeBufferPointer(rebasing: cells[start..<start + columns]))
  }

  /// Writes cells `first…last` of a row; the first is where a unit starts.
  private func write(_ units: RowUnits, row: Int, first: Int, last: Int) {
    written.removeAll(keepingCapacity: true)
    for column in first...last {
      let cell = units.cells[column]
      guard cell.width > 0 else { continue }
      if units.isDrawnOver(column) {
        // Columns of its own for certain; the glyph is drawn over them.
        let blank = curses(overlay.placeholder(for: cell, at: column))
        for _ in 0..<cell.width { written.append(blank) }
      } else {
        written.append(curses(units.drawn(column)))
      }
    }
    wmove(cn_screen(), Int32(row), Int32(first))
    wadd_wchnstr(cn_screen(), written, Int32(written.count))
  }

  private func curses(_ cell: Cell) -> cchar_t {
    if cell.style != lastStyle {
      lastLooks = looks(of: cell.style)
      lastStyle = cell.style
    }
    return Self.curses(cell, lastLooks.attributes, lastLooks.pair)
  }

  /// A cell with looks that ncurses has. On no actor, as ``written`` is lent to no closure.
  private nonisolated static func curses(
    _ cell: Cell, _ attributes: attr_t, _ pair: Int32
  ) -> cchar_t {
    let marks = (cell.marks.first, cell.marks.second, cell.marks.third, cell.marks.fourth)
    return withUnsafeBytes(of: marks) { bytes in
      cn_cell(
        cell.scalar, bytes.assumingMemoryBound(to: UInt32.self).baseAddress, attributes, pair)
    }
  }

  /// A style as ncurses has it.
  private func looks(of style: Style) -> (attributes: attr_t, pair: Int32) {
    var attributes = cn_normal
    let wanted = style.attributes
    if wanted.contains(.bold) { attributes |= cn_bold }
    if wanted.contains(.dim) { attributes |= cn_dim }
    if wanted.contains(.italic) { attributes |= cn_italic }
    if wanted.contains(.underline) { attributes |= cn_underline }
    if wanted.contains(.reverse) { attributes |= cn_reverse }
    return (attributes, pairs.pair(for: style))
  }
}
