import CTerminal
import TerminalKit

/// The cells of a row in the units that are written: a glyph, and the spacing marks that follow it.
///
/// A spacing mark (category Mc: most vowel signs of Indic scripts, Burmese and Khmer) takes a column of its own in
/// our table and in xterm, alacritty, foot, VTE and others; none in kitty 0.26.5, QTerminal 1.2 and mlterm 3.9; none in
/// konsole 22.12 if it follows another. All of them draw it right if it is written at once with what it belongs to.
/// The marks of the same scripts and of Thai that take no column here take one in terminology 1.13, dvtm 0.15 and, some of
/// them, in libvterm 0.1.4.
struct RowUnits {
  /// The row, from its first column to its last.
  let cells: UnsafeBufferPointer<Cell>

  /// The certainty about the columns of a unit.
  enum Kind {
    /// Every terminal counts the same.
    case ordinary
    /// One glyph that terminals take for narrow, wide or a mark.
    case disputed
    /// A glyph with spacing marks, or with other marks of such scripts.
    case cluster
  }

  /// True if a cell is a spacing mark of the glyph before it. One in the first column has nothing before it.
  @inline(__always)
  func isAttached(_ column: Int) -> Bool {
    column > 0 && column < cells.count && cells[column].scalar >= 0x300
      && ct_is_spacing_mark(cells[column].scalar) != 0
  }

  /// The first column of the unit that holds a column.
  func start(of column: Int) -> Int {
    var start = column
    while start > 0, cells[start].width == 0 || isAttached(start) { start -= 1 }
    return start
  }

  /// The column after the unit that begins at `start`.
  func end(of start: Int) -> Int {
    var end = start + columns(start)
    while isAttached(end) { end += columns(end) }
    return min(end, cells.count)
  }

  /// The kind of the unit that begins at `start`.
  func kind(of start: Int) -> Kind {
    if isAttached(start + columns(start)) || Self.isMarked(cells[start]) { return .cluster }
    return GlyphOverlay.isDisputed(cells[start]) ? .disputed : .ordinary
  }

  /// True if a cell's glyph is drawn over blanks: it is part of a unit that is not ordinary.
  @inline(__always)
  func isDrawnOver(_ column: Int) -> Bool {
    isAttached(column) || isAttached(column + columns(column)) || Self.isMarked(cells[column])
      || GlyphOverlay.isDisputed(cells[column])
  }

  /// True if a glyph has a mark of the scripts from Devanagari to Vedic, Thai, Burmese and Khmer among them.
  @inline(__always)
  private static func isMarked(_ cell: Cell) -> Bool { 0x900..<0x1D00 ~= cell.marks.first }

  /// True if any cell's glyph is drawn over blanks.
  var hasDrawnOver: Bool {
    cells.indices.contains {
      isAttached($0) || Self.isMarked(cells[$0]) || GlyphOverlay.isDisputed(cells[$0])
    }
  }

  /// Stands for what ncurses sees of the row: equal rows have equal ones.
  var fingerprint: Int {
    var hasher = Hasher()
    for column in cells.indices {
      let placeholder = Cell(scalar: GlyphOverlay.blank, style: cells[column].style)
      hasher.combine(isDrawnOver(column) ? placeholder : drawn(column))
    }
    return hasher.finalize()
  }

  /// The columns of a unit that begin at a place, run on as long as the units are of the same kind.
  func run(from start: Int, of kind: Kind) -> Range<Int> {
    var end = start
    while end < cells.count, self.kind(of: end) == kind { end = self.end(of: end) }
    return start..<end
  }

  /// The drawn glyph of a cell: an ordinary space for a no-break space, a replacement for a mark that follows nothing and
  /// for what fonts draw over several columns, though every terminal counts one.
  @inline(__always)
  func drawn(_ column: Int) -> Cell {
    var cell = cells[column]
    switch cell.scalar {
    case GlyphOverlay.blank: cell.scalar = 0x20
    // The dashes of two and three ems, and the Basmala: seen over what follows in konsole 22.12 and VTE 0.70.
    case 0x2E3A, 0x2E3B: cell.scalar = 0x2014
    case 0xFDFD: cell.scalar = 0xFFFD
    // Every other glyph is drawn as it is.
    default: break
    }
    if column == 0, ct_is_spacing_mark(cell.scalar) != 0 {
      // Narrow, and wide: the sign that printers set where they lack one.
      cell.scalar = cell.width == 1 ? 0xFFFD : 0x3013
    }
    return cell
  }

  @inline(__always)
  private func columns(_ column: Int) -> Int { max(1, Int(cells[column].width)) }
}
