import TerminalKit

/// The rows of a part as one folded text, with the way back to rows and columns.
struct RowText: Sendable {
  /// Separates two rows; no byte of UTF-8 has this value.
  static let softBreak: UInt8 = 0xFF

  private(set) var bytes: [UInt8] = []
  /// For each row: the start of its text in `bytes`, and the number of the row's own bytes that were skipped.
  private var rows: [(start: Int, skipped: Int, text: String)] = []

  /// `line` gives the rows from 0 to `count`.
  init(count: Int, line: (Int) -> StyledLine) {
    for row in 0..<count { append(line(row).text) }
    CaseFolding.fold(&bytes)
  }

  private mutating func append(_ text: String) {
    if !rows.isEmpty { bytes.append(Self.softBreak) }
    // A hanging indent is not part of the text.
    let skipped = rows.isEmpty ? 0 : text.utf8.prefix { $0 == 0x20 }.count
    rows.append((start: bytes.count, skipped: skipped, text: text))
    bytes.append(contentsOf: text.utf8.dropFirst(skipped))
  }

  /// The rows and columns of a range of `bytes`.
  func pieces(of range: Range<Int>) -> [(row: Int, columns: Range<Int>)] {
    var pieces: [(row: Int, columns: Range<Int>)] = []
    var row = rowIndex(ofByte: range.lowerBound)
    while row < rows.count, rows[row].start < range.upperBound {
      let (start, skipped, text) = rows[row]
      let length = text.utf8.count - skipped
      let from = max(0, range.lowerBound - start)
      let to = min(length, range.upperBound - start)
      if from < to {
        let lower = column(ofByte: from + skipped, in: text)
        pieces.append((row, lower..<column(ofByte: to + skipped, in: text)))
      }
      row += 1
    }
    return pieces
  }

  private func rowIndex(ofByte byte: Int) -> Int {
    var (low, high) = (0, rows.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle].start <= byte { low = middle } else { high = middle }
    }
    return low
  }

  private func column(ofByte byte: Int, in text: String) -> Int {
    CellWidth.of(String(decoding: text.utf8.prefix(byte), as: UTF8.self))
  }
}
