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
  private var changedRows: [Int] = []
  /// True if no such glyph was on the screen when the frame began.
  private var wasEmpty = true
  /// The contents of the changed rows as ncurses has them, before and now, as hashes.
  private var before: [Int: Int] = [:]
  private var now: [Int: Int] = [:]
  private var mustRedraw = false

  // MARK: While ncurses gets its cells

  /// True if terminals disagree about the columns of a cell's glyph.
  @inline(__always)
  static func isDisputed(_ cell: Cell) -> Bool {
    if cell.marks.form != nil { return true }
    if cell.scalar < 0xA9 { return cell.marks.first >= 0x300 && hasDisputedMark(cell) }
    return ct_is_disputed(cell.scalar) != 0 || (cell.marks.first != 0 && hasDisputedMark(cell))
  }

  private static func hasDisputedMark(_ cell: Cell) -> Bool {
    ct_is_disputed(cell.marks.first) != 0 || ct_is_disputed(cell.marks.second) != 0
      || ct_is_disputed(cell.marks.third) != 0 || ct_is_disputed(cell.marks.fourth) != 0
  }

  /// A blank that no text draws, so that ncurses writes whatever comes in its place.
  static var blank: UInt32 { 0xA0 }

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
    changedRows.removeAll(keepingCapacity: true)
    before.removeAll(keepingCapacity: true)
    now.removeAll(keepingCapacity: true)
    wasEmpty = isEmpty
  }

  /// A row differs from the frame before, if there is one.
  mutating func changed(row: Int, from old: RowUnits?, to new: RowUnits) {
    changedRows.append(row)
    rows[row] = new.hasDrawnOver
    guard !wasEmpty, let old else { return }
    before[old.fingerprint] = row
    now[new.fingerprint] = row
  }

  /// True if ncurses may have scrolled: it does where a row shows what another one showed, and then no row is sure to be
  /// as it was.
  private var mayHaveScrolled: Bool {
    !wasEmpty && now.contains { mark, row in before[mark].map { $0 != row } ?? false }
  }

  /// All such glyphs are to be drawn again with the next frame.
  mutating func redrawAll() { mustRedraw = true }

  /// Those of one row are to be drawn again at once.
  mutating func redraw(row: Int) {
    changedRows = [row]
    now.removeAll()
  }

  /// True if there is nothing to draw.
  var isEmpty: Bool { !rows.contains(true) }

  // MARK: After ncurses wrote

  /// The bytes that draw the glyphs of the rows that changed, or of all of them; `whole` are the kinds of emoji that are
  /// drawn whole.
  mutating func takeBytes(
    of grid: Grid, whole: EmojiForms = [], looks: (Style) -> (attributes: attr_t, pair: Int32)
  ) -> [UInt8] {
    guard !changedRows.isEmpty || mustRedraw else { return [] }
    let drawn = mustRedraw || mayHaveScrolled ? Array(rows.indices) : changedRows
    mustRedraw = false
    guard drawn.contains(where: { rows[$0] }) else { return [] }
    return withoutActuallyEscaping(looks) { looks in
      let pen = OverlayPen(whole: whole, looks: looks)
      grid.cells.withUnsafeBufferPointer { cells in
        for row in drawn where rows[row] {
          let start = row * grid.size.columns
          let line = UnsafeBufferPointer(rebasing: cells[start..<start + columns])
          pen.draw(row, RowUnits(cells: line))
        }
      }
      return pen.takeBytes()
    }
  }
}
