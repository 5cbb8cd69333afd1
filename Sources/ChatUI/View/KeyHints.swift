import TerminalKit

/// Keys with words, such as "Enter open · Esc close"; shorter where there is no room: "^N new  ^O import".
struct KeyHints {
  struct Hint: Equatable {
    let key: String
    let words: String
  }

  let hints: [Hint]
  private let separator: String

  /// The hints whose actions have a key, as many as fit in `columns`; short where not all do, or where they are
  /// `compact` anyway because they go on from a row that is.
  init(
    _ wanted: [(Action, String)], keymap: ActionKeymap, columns: Int, compact: Bool = false
  ) {
    let all = wanted.map { Hint(key: keymap.hint($0), words: $1) }.filter { !$0.key.isEmpty }
    if !compact, Self.width(all, " · ") <= columns {
      (hints, separator) = (all, " · ")
      return
    }
    separator = "  "
    var short = all.map { Hint(key: Self.compact($0.key), words: $0.words) }
    while Self.width(short, separator) > columns, !short.isEmpty { short.removeLast() }
    hints = short
  }

  /// The columns that they take.
  var width: Int { Self.width(hints, separator) }

  func draw(into painter: inout Painter, row: Int, column: Int, rect: Rect) {
    var column = column
    for (offset, hint) in hints.enumerated() {
      if offset > 0 {
        column = painter.text(
          separator, row: row, column: column, style: painter.theme.dim, in: rect)
      }
      column = painter.text(
        hint.key + " ", row: row, column: column, style: painter.theme.key, in: rect)
      column = painter.text(
        hint.words, row: row, column: column, style: painter.theme.dim, in: rect)
    }
  }

  private static func width(_ hints: [Hint], _ separator: String) -> Int {
    hints.reduce(0) { $0 + CellWidth.of($1.key) + 1 + CellWidth.of($1.words) }
      + CellWidth.of(separator) * max(0, hints.count - 1)
  }

  /// `Ctrl+N` as `^N`.
  private static func compact(_ key: String) -> String {
    key.split(separator: " ").map {
      $0.hasPrefix("Ctrl+") && $0.utf8.count == 6 ? "^" + $0.dropFirst(5) : String($0)
    }.joined(separator: " ")
  }
}
