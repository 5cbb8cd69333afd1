import TerminalKit

/// Rows of cells in columns, aligned by what a terminal draws.
struct TextTable {
  private let titles: [String]
  private var rows: [[String]] = []
  /// The columns that contain numbers.
  private let rightAligned: Set<Int>
  /// The narrowest that a column is cut to, in cells.
  private static let narrowest = 8
  private static let gap = "  "

  init(_ titles: [String], rightAligned: Set<Int> = []) {
    self.titles = titles
    self.rightAligned = rightAligned
  }

  /// Adds a row; what cannot be drawn in it is dropped, and line ends become spaces.
  mutating func add(_ cells: [String]) {
    rows.append(cells.map(Self.onOneLine))
  }

  /// The table with a line end after each row.
  ///
  /// - Parameter width: The cells of a terminal's row: the widest columns are cut until it fits;
  ///   `nil`: any.
  func text(width: Int? = nil) -> String {
    let all = [titles] + rows
    var widths = titles.indices.map { column in
      all.map { column < $0.count ? CellWidth.of($0[column]) : 0 }.max() ?? 0
    }
    if let width { Self.fit(&widths, into: width) }
    return all.map { line($0, widths) + "\n" }.joined()
  }

  private static func fit(_ widths: inout [Int], into width: Int) {
    let gaps = gap.count * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > width, let widest = widths.max(), widest > narrowest,
      let column = widths.firstIndex(of: widest)
    {
      let second = widths.filter { $0 < widest }.max() ?? narrowest
      let excess = widths.reduce(gaps, +) - width
      widths[column] = max(widest - excess, min(second, widest - 1), narrowest)
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() where column < widths.count {
      let text = TextWrap.truncate(cell, width: widths[column])
      let pad = String(repeating: " ", count: max(0, widths[column] - CellWidth.of(text)))
      if column > 0 { line += Self.gap }
      line += rightAligned.contains(column) ? pad + text : text + pad
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  static func onOneLine(_ text: String) -> String {
    DisplayText.sanitize(text).split { $0.isWhitespace }.joined(separator: " ")
  }
}
