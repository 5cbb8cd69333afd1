import TerminalKit

/// Fits a table to a width: aligned columns whose cells wrap, or one card of `key: value` lines a
/// row.
struct TableLayout {
  private let table: TableContent
  private let width: Int
  private let theme: MarkdownTheme

  private static let separator = " │ "
  /// Longer words may be broken to make a table fit.
  private static let wordLimit = 14

  /// Creates a layout for rows of a width.
  init(_ table: TableContent, width: Int, theme: MarkdownTheme) {
    self.table = table
    self.width = width
    self.theme = theme
  }

  /// The screen width below which a table that does not fit is shown as cards: its cells would be a few
  /// characters wide. The length does not decide, so a table that streams in does not switch back and forth.
  private static let narrow = 48

  /// The rows of the table; none ends in blanks.
  func lines() -> [StyledLine] {
    guard let (widths, isSqueezed) = columnWidths() else { return cards() }
    return isSqueezed && width < Self.narrow ? cards() : lines(widths)
  }

  private func lines(_ widths: [Int]) -> [StyledLine] {
    var lines = row(table.header, widths)
    lines.append(border(widths))
    let rows = table.rows.map { row($0, widths) }
    let isWrapped = rows.contains { $0.count > 1 }
    for (index, row) in rows.enumerated() {
      // If cells wrap, only a line shows the start of the next row.
      if isWrapped, index > 0 { lines.append(border(widths)) }
      lines += row
    }
    return lines
  }

  // MARK: - Columns

  /// The width of each column, and whether cells have to wrap; `nil` when the table cannot be shown as one.
  private func columnWidths() -> (widths: [Int], isSqueezed: Bool)? {
    let count = table.header.count
    let room = width - (count - 1) * 3
    guard count > 0, room >= count else { return nil }
    var natural = Array(repeating: 1, count: count)
    var least = natural
    for cells in [table.header] + table.rows {
      for (column, cell) in cells.enumerated() where column < count {
        natural[column] = max(natural[column], cell.width)
        least[column] = max(least[column], min(cell.wordWidth, Self.wordLimit))
      }
    }
    if natural.reduce(0, +) <= room { return (natural, false) }
    guard least.reduce(0, +) <= room else { return nil }
    return (TableLayout.share(room, natural: natural, least: least), true)
  }

  /// Gives every column its least width and the rest by what each still wants, the narrow ones
  /// first.
  private static func share(_ room: Int, natural: [Int], least: [Int]) -> [Int] {
    var widths = least
    var rest = room - least.reduce(0, +)
    let order = natural.indices.sorted { natural[$0] - least[$0] < natural[$1] - least[$1] }
    for (position, column) in order.enumerated() {
      let part = rest / (order.count - position)
      let grown = min(natural[column] - least[column], part)
      widths[column] += grown
      rest -= grown
    }
    return widths
  }

  private func border(_ widths: [Int]) -> StyledLine {
    StyledLine(
      widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─"),
      theme.tableBorder)
  }

  /// One row of the table, as high as its highest cell.
  private func row(_ cells: [TableContent.Cell], _ widths: [Int]) -> [StyledLine] {
    let columns = widths.indices.map { column in
      column < cells.count ? lines(of: cells[column], widths[column]) : []
    }
    let height = max(1, columns.map(\.count).max() ?? 1)
    return (0..<height).map { index in
      var spans: [StyledSpan] = []
      for (column, lines) in columns.enumerated() {
        if column > 0 { spans.append(StyledSpan(Self.separator, theme.tableBorder)) }
        let line = index < lines.count ? lines[index] : StyledLine()
        spans += aligned(line, column: column, width: widths[column])
      }
      BlockLayout.trimEnd(&spans)
      return StyledLine(spans)
    }
  }

  private func lines(of cell: TableContent.Cell, _ width: Int) -> [StyledLine] {
    guard
      cell.width > width || cell.spans.contains(where: { $0.text.utf8.contains(ASCII.lineFeed) })
    else { return [StyledLine(cell.spans)] }
    return TextWrap.wrap(cell.spans, width: width)
  }

  private func aligned(_ line: StyledLine, column: Int, width: Int) -> [StyledSpan] {
    let space = max(0, width - line.width)
    let left: Int
    switch column < table.alignments.count ? table.alignments[column] : .left {
    case .left: left = 0
    case .center: left = space / 2
    case .right: left = space
    }
    func blank(_ count: Int) -> [StyledSpan] {
      count > 0 ? [StyledSpan(String(repeating: " ", count: count), theme.text)] : []
    }
    return blank(left) + line.spans + blank(space - left)
  }

  // MARK: - Cards

  /// One card a row: each cell behind its column's header, and the headers alone when there are no
  /// rows.
  private func cards() -> [StyledLine] {
    guard !table.rows.isEmpty else {
      return table.header.flatMap { TextWrap.wrap($0.spans, width: width) }
    }
    var lines: [StyledLine] = []
    for (index, row) in table.rows.enumerated() {
      if index > 0 { lines.append(StyledLine()) }
      for (column, cell) in row.enumerated() {
        let header = column < table.header.count ? table.header[column] : TableContent.Cell([])
        if header.isEmpty && cell.isEmpty { continue }
        lines += card(header, cell)
      }
    }
    return lines
  }

  private func card(_ header: TableContent.Cell, _ cell: TableContent.Cell) -> [StyledLine] {
    let colon = header.isEmpty ? [] : [StyledSpan(cell.isEmpty ? ":" : ": ", theme.tableBorder)]
    let indent = width > 8 ? [StyledSpan("  ", theme.text)] : []
    return TextWrap.wrap(header.spans + colon + cell.spans, width: width, rest: indent)
  }
}
