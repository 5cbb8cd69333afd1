import TerminalKit
import Wording

/// The question to the user, with its keys. If there is no room, words go before keys.
enum ChoiceBarView {
  /// One row of the bar: words, then keys.
  struct Row {
    var words = ""
    var hints: KeyHints?
  }

  /// Above this a message is cut.
  static let maxRows = 3

  /// The rows that the bar would like to have. Only a message that the controller made and what a rebuild sends are
  /// worth more than one.
  ///
  /// - Parameter isWhole: Whether it says what a rebuild sends.
  static func rows(_ state: AppState, columns: Int, isWhole: Bool = true) -> [Row] {
    guard let bar = state.pane.choices.bar else { return [] }
    var hints = hints(state, columns: columns)
    let preview =
      isWhole ? state.pane.choices.preview?.words(key: state.keymap.hint(.chooseRebuild)) : nil
    let question = DisplayText.sanitize(bar.question(followedBy: preview)).onOneLine
    let room = columns - hints.width - 2
    guard bar.hasMessage || preview != nil, columns > 0, CellWidth.of(question) > room else {
      return [Row(words: question, hints: hints)]
    }
    var words = TextWrap.wrap([StyledSpan(question)], width: columns).map(\.plainText)
    if words.count > maxRows || words.count == maxRows && CellWidth.of(words[maxRows - 1]) > room {
      // The log has all of it.
      if bar.hasMessage {
        hints = Self.hints(state, columns: columns, then: [(.log, localized("full text"))])
      }
      // Of the text itself: where rows were broken between two ideographs, there is no blank to put back.
      let tail = words.prefix(maxRows - 2).reduce(Substring(question)) { rest, row in
        rest.dropFirst(row.count).drop { $0 == " " }
      }
      words = words.prefix(maxRows - 2) + [TextWrap.truncate(String(tail), width: columns)]
    }
    var rows = words.map { Row(words: $0) }
    if let last = words.last, CellWidth.of(last) <= room {
      rows[rows.count - 1].hints = hints
    } else {
      rows.append(Row(hints: hints))
    }
    return rows
  }

  private static func hints(
    _ state: AppState, columns: Int, then more: [(Action, String)] = []
  ) -> KeyHints {
    let choices = state.choices
    let full = KeyHints(
      choices.map { ($0.action, $0.words) } + more, keymap: state.keymap, columns: columns)
    if full.hints.count == choices.count + more.count { return full }
    return KeyHints(
      choices.map { ($0.action, $0.short) } + more, keymap: state.keymap, columns: columns)
  }

  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    guard rect.rows > 0 else { return }
    var rows = rows(state, columns: rect.columns)
    if rows.count > rect.rows { rows = Self.rows(state, columns: rect.columns, isWhole: false) }
    // If there is no room for all of them, the one with the keys stays.
    for (offset, row) in rows.suffix(rect.rows).enumerated() {
      draw(row, row: rect.row + offset, into: &painter, rect: rect)
    }
  }

  private static func draw(_ line: Row, row: Int, into painter: inout Painter, rect: Rect) {
    var column = rect.column
    let keys = line.hints.map { $0.width + 2 } ?? 0
    let room = rect.columns - keys
    if !line.words.isEmpty, room >= 12 {
      column = painter.text(
        line.words, row: row, column: column, style: painter.theme.warning, in: rect.leading(room))
      if keys > 0 { column += 2 }
    }
    line.hints?.draw(into: &painter, row: row, column: column, rect: rect)
  }
}

extension StyledLine {
  /// Its text without styles.
  fileprivate var plainText: String { spans.map(\.text).joined() }
}
