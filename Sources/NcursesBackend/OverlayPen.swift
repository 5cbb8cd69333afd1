import CNcurses
import CTerminal
import TerminalKit

/// Writes the units of a row that are not ordinary, over the blanks that ncurses wrote in their place.
struct OverlayPen {
  /// The kinds of emoji of several scalars that are drawn whole.
  let whole: EmojiForms
  /// A style as ncurses has it.
  let looks: (Style) -> (attributes: attr_t, pair: Int32)

  /// Gets what ncurses would write through `tputs` and `vid_puts`, which take a C function and no context. Only
  /// a pen uses it, on the main actor, from its first row to ``takeBytes()``.
  nonisolated(unsafe) private static var bytes: [UInt8] = []
  /// The row that the cursor is in, by a move of these bytes.
  nonisolated(unsafe) private static var row: Int?

  /// The bytes that were written. ncurses continues where it believes the cursor to be.
  func takeBytes() -> [UInt8] {
    guard !Self.bytes.isEmpty else { return [] }
    Self.setLooks((cn_normal, 0))
    return Self.backInPlace()
  }

  /// Draws what is not ordinary in a row.
  func draw(_ row: Int, _ units: RowUnits) {
    var column = 0
    while column < units.cells.count {
      let kind = units.kind(of: column)
      let run = units.run(from: column, of: kind)
      switch kind {
      case .ordinary: break
      case .disputed: drawDisputed(run, in: row, units)
      case .cluster: drawClusters(run, in: row, units)
      }
      column = run.upperBound
    }
  }

  /// Draws neighbouring glyphs from right to left, then the units beside them again: a terminal that takes a
  /// glyph for a mark adds it to the cell on its left, one that takes it for wide covers the cell on its right.
  private func drawDisputed(_ run: Range<Int>, in row: Int, _ units: RowUnits) {
    let columns = units.cells.count
    for column in run.reversed() where units.cells[column].width > 0 {
      let cell = units.cells[column]
      let end = column + Int(cell.width)
      if end > columns || (end == columns && cell.width == 1) { continue }
      if end < run.upperBound || isCut(cell) { clear(column..<end, in: row, units) }
      put(column..<end, in: row, units)
    }
    if run.lowerBound > 0 {
      put(units.start(of: run.lowerBound - 1)..<run.lowerBound, in: row, units)
    }
    let last = units.cells[run.upperBound - 1]
    if last.width == 1 || units.cells[units.start(of: run.upperBound - 1)].marks.first != 0 {
      putOrdinary(run.upperBound, in: row, units)
    }
  }

  /// Draws clusters from left to right, then what follows them again: one that takes more columns than it has
  /// covers the one on its right, one that takes fewer leaves blanks.
  private func drawClusters(_ run: Range<Int>, in row: Int, _ units: RowUnits) {
    // Near the last column a cluster that is drawn wider would wrap into the next row.
    let isAtEdge = units.cells.count - run.upperBound < 4
    if isAtEdge, let off = cn_wrap_off() { tputs(off, 1, Self.collect) }
    clear(run, in: row, units)
    var column = run.lowerBound
    while column < run.upperBound {
      let end = units.end(of: column)
      put(column..<end, in: row, units)
      column = end
    }
    if isAtEdge, let on = cn_wrap_on() { tputs(on, 1, Self.collect) }
    putOrdinary(run.upperBound, in: row, units)
  }

  /// Writes a unit that the glyph before it may have covered; others get their turn.
  private func putOrdinary(_ column: Int, in row: Int, _ units: RowUnits) {
    guard column < units.cells.count, units.kind(of: column) == .ordinary else { return }
    put(column..<units.end(of: column), in: row, units)
  }

  private func put(_ unit: Range<Int>, in row: Int, _ units: RowUnits) {
    Self.move(to: row, unit.lowerBound)
    for column in unit where units.cells[column].width > 0 {
      let cell = units.drawn(column)
      Self.setLooks(looks(cell.style))
      if isCut(cell), cell.marks.form == nil {
        Self.append(0xFFFD)
        if cell.width == 2 { Self.append(0x20) }
      } else {
        cell.forEachScalar(whole: whole, Self.append)
      }
    }
  }

  /// True if a cell is drawn in its safe form: an emoji of several scalars, or a character that the terminal may not know.
  private func isCut(_ cell: Cell) -> Bool {
    if let form = cell.marks.form { return !whole.contains(form) }
    return !whole.contains(.recent) && ct_is_recent(cell.scalar) != 0
  }

  private func clear(_ part: Range<Int>, in row: Int, _ units: RowUnits) {
    Self.move(to: row, part.lowerBound)
    for column in part {
      Self.setLooks(looks(units.cells[column].style))
      Self.append(GlyphOverlay.blank)
    }
  }

  /// Bytes that print the sample of each kind at the start of a row and ask where the cursor is then. They are not
  /// shown (SGR 8), do not wrap, and leave ncurses where it believes that it is.
  static func samples(of forms: [EmojiForms], in row: Int) -> [UInt8] {
    setLooks((cn_normal, 0))
    bytes += Array("\u{1B}[?7l\u{1B}[8m".utf8)
    for form in forms {
      move(to: row, 0)
      bytes += Array("\(form.sample)\u{1B}[6n".utf8)
    }
    bytes += Array("\u{1B}[0m\u{1B}[?7h".utf8)
    return backInPlace()
  }

  /// All bytes, with the cursor where ncurses believes that it is; no more than that if nothing was drawn.
  static func backInPlace() -> [UInt8] {
    move(to: Int(getcury(cn_screen())), Int(getcurx(cn_screen())))
    row = nil
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private static func move(to row: Int, _ column: Int) {
    // In the same row the column is enough.
    let along = row == self.row ? cn_move_along(Int32(column)) : nil
    self.row = row
    tputs(along ?? cn_move(Int32(row), Int32(column)), 1, collect)
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
