import Basics
import TerminalKit
import Testing

@testable import TextEditing

struct EditorLayoutTests {
  private func layout(_ editor: TextEditor, _ width: Int, _ maxRows: Int = .max) -> EditorLayout {
    editor.layout(width: width, maxRows: maxRows, style: EditorStyle())
  }

  /// The rows with `|` at the cursor, by cells.
  private func picture(_ layout: EditorLayout) -> [String] {
    layout.rows.enumerated().map { index, line in
      guard index == layout.cursor.row else { return line.text }
      var column = 0
      var result = ""
      var isMarked = false
      for character in line.text {
        if column >= layout.cursor.column, !isMarked {
          result += "|"
          isMarked = true
        }
        result.append(character)
        column += CellWidth.of(character)
      }
      return isMarked ? result : result + "|"
    }
  }

  @Test(
    "Rows and the caret in them",
    arguments: [
      ("|", 10, ["|"]), ("ab|c", 10, ["ab|c"]), ("abc|", 10, ["abc|"]),
      ("abc\n|", 10, ["abc", "|"]),
      ("\n|\n", 10, ["", "|", ""]), ("a|\r\nb", 10, ["a|", "b"]),
      // Words wrap; the last column is left to the space after a word and to the caret.
      ("hello world|", 8, ["hello ", "world|"]), ("hello |world", 8, ["hello ", "|world"]),
      ("hello| world", 8, ["hello| ", "world"]), ("hello wo|", 8, ["hello ", "wo|"]),
      ("hello |", 6, ["hello ", "|"]), ("hello|", 6, ["hello|"]),
      ("hello |\nx", 6, ["hello ", "|", "x"]),
      ("hello  w|", 6, ["hello ", " w|"]), ("hellos|", 6, ["hello", "s|"]),
      ("abcdefghij|", 5, ["abcd", "efgh", "ij|"]), ("abcd|efgh", 5, ["abcd", "|efgh"]),
      ("x abcdefgh|", 5, ["x ", "abcd", "efgh|"]),
      // Wide glyphs, kinsoku, clusters.
      ("中文字|", 5, ["中文", "字|"]), ("中文|字", 5, ["中文", "|字"]), ("a中文|", 5, ["a中", "文|"]),
      ("中文。|", 5, ["中", "文。|"]), ("ab「中|", 6, ["ab", "「中|"]), ("say中文|", 6, ["say中", "文|"]),
      ("🇫🇷e\u{301}|", 10, ["🇫🇷e\u{301}|"]),
      // One and two columns.
      ("ab|", 1, ["a", "b", "|"]), ("中|", 1, [" ", "|"]), ("ab|", 2, ["ab", "|"]),
      ("a b|", 2, ["a ", "b|"]),
      // Tabs by column.
      ("\tx|", 10, ["    x|"]), ("ab\tx|", 10, ["ab  x|"]), ("a\tb\tc|", 7, ["a   b  ", "c|"]),
    ] as [(String, Int, [String])])
  func rows(marked: String, width: Int, rows: [String]) {
    let layout = layout(TextEditor(marked: marked), width)
    #expect(picture(layout) == rows)
  }

  @Test("Controls are shown as pictures in their own style, formats not at all")
  func controls() {
    let style = EditorStyle(control: Style(attributes: .dim))
    let editor = TextEditor(text: "a\u{1B}[31m\u{7F}\u{202E}b\u{3}")
    let layout = editor.layout(width: 20, style: style)
    #expect(layout.rows.count == 1)
    #expect(layout.rows[0].text == "a␛[31m␡b␃")
    #expect(
      layout.rows[0].spans.filter { $0.style == style.control }.map(\.text) == ["␛", "␡", "␃"])
    #expect(layout.cursor == Point(row: 0, column: 9))
  }

  @Test(
    "No row holds a line end or a tab, whatever the text",
    arguments: ["\r", "\u{2028}", "\u{85}", "\u{B}"])
  func otherLineEnds(text: String) {
    let layout = layout(TextEditor(text: "a\(text)b"), 20)
    #expect(layout.rows.allSatisfy { !$0.text.contains(where: \.isNewline) })
    #expect(layout.rows.count == 1)
    #expect(layout.cursor.column == CellWidth.of(layout.rows[0].text))
  }

  @Test("A folded paste is its label in its own style, cut where there is no room")
  func pastes() {
    var editor = TextEditor(text: "see ")
    editor.paste(longPaste)
    let style = EditorStyle(paste: Style(attributes: .reverse))
    let layout = editor.layout(width: 40, style: style)
    #expect(layout.rows[0].spans == [StyledSpan("see "), StyledSpan(longPasteLabel, style.paste)])
    #expect(layout.cursor == Point(row: 0, column: 4 + longPasteLabel.count))
    let narrow = editor.layout(width: 12, style: style)
    #expect(narrow.rows.map(\.text) == ["see ", "[Pasted 12…"])
    #expect(narrow.cursor == Point(row: 1, column: 11))
  }

  @Test("Any text in any width: no row is too wide, no text is lost, the caret is inside")
  func invariants() {
    var random = SplitMix(seed: 3)
    let pieces = [
      "a", "word", " ", "  ", "\n", "\t", "中", "。", "「", "👩‍👩‍👧", "e\u{301}", "🇫🇷", "-", "\u{1B}",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let width = Int.random(in: 2...15, using: &random)
      var editor = TextEditor(text: text)
      let rows = layout(editor, width).rows
      #expect(rows.allSatisfy { $0.width <= width }, "\(text.debugDescription) in \(width)")
      let kept = text.filter { !$0.isNewline && $0 != "\t" && $0 != " " }
      let shown = rows.map(\.text).joined().filter { $0 != " " }
      #expect(shown == DisplayText.sanitize(kept), "\(text.debugDescription) in \(width)")
      var last = Point(row: 0, column: -1)
      editor.perform(.moveStart)
      repeat {
        let cursor = layout(editor, width).cursor
        #expect(cursor.column < width)
        #expect(cursor.row > last.row || cursor.column > last.column, "\(text.debugDescription)")
        last = cursor
      } while editor.perform(.moveRight) == .handled
    }
  }
}
