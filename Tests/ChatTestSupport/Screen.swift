/// What an emulator shows at one moment.
package struct Screen: Hashable, Sendable, CustomStringConvertible {
  /// Row by row.
  package var cells: [[ScreenCell]]
  package var cursorRow: Int
  package var cursorColumn: Int
  package var cursorIsVisible: Bool
  package var title: String
  package var isAlternate: Bool

  /// A row as text, without the blanks at its end.
  package func text(row: Int) -> String {
    var text = cells[row].map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows as text.
  package var rows: [String] { cells.indices.map(text(row:)) }

  /// True if any row holds a text.
  package func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

  /// The first row that holds a text.
  package func row(with text: String) -> Int? { rows.firstIndex { $0.contains(text) } }

  package var description: String { rows.joined(separator: "\n") }
}
