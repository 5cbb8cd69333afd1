import TerminalKit
import Testing

@testable import TextEditing

struct TextEditorMotionTests {
  @Test("Up and down keep to their column, by cells, through short and wide rows")
  func goalColumn() {
    var editor = TextEditor(marked: "abcdef|gh\nab\n中文字符\nabcdefgh")
    var seen: [String] = []
    for _ in 0..<3 {
      editor.perform(.moveDown)
      seen.append(editor.marked)
    }
    #expect(
      seen == [
        "abcdefgh\nab|\n中文字符\nabcdefgh", "abcdefgh\nab\n中文字|符\nabcdefgh",
        "abcdefgh\nab\n中文字符\nabcdef|gh",
      ])
    for _ in 0..<3 { editor.perform(.moveUp) }
    #expect(editor.marked == "abcdef|gh\nab\n中文字符\nabcdefgh")
  }

  @Test("Another motion forgets the column")
  func forgetting() {
    var editor = TextEditor(marked: "abcdef|\na\nabcdef")
    editor.perform(.moveDown)
    editor.perform(.moveLeft)
    editor.perform(.moveDown)
    #expect(editor.marked == "abcdef\na\n|abcdef")
  }

  @Test("Within a wrapped line the caret moves by rows of the screen")
  func wrapped() {
    var editor = TextEditor(marked: "one two three fo|ur")
    editor.setViewport(width: 9, maxRows: 5)
    #expect(editor.perform(.moveUp) == .handled)
    #expect(editor.marked == "one two th|ree four")
    #expect(editor.perform(.moveUp) == .handled)
    #expect(editor.marked == "on|e two three four")
    #expect(editor.perform(.moveUp) == .atEdgeUp)
    #expect(editor.perform(.moveDown) == .handled)
    #expect(editor.perform(.moveDown) == .handled)
    #expect(editor.perform(.moveDown) == .atEdgeDown)
  }

  @Test("A caret at the end of a longer row stays in the shorter row above")
  func rowEnds() {
    var editor = TextEditor(marked: "aaaa bbbbbbb|")
    editor.setViewport(width: 8, maxRows: 5)
    editor.perform(.moveUp)
    #expect(editor.layout(width: 8, style: EditorStyle()).cursor.row == 0)
    #expect(editor.marked == "aaaa| bbbbbbb")
  }

  @Test("Many rows at once stop at the edge, and only there say so")
  func pages() {
    var editor = TextEditor(text: (0..<9).map(String.init).joined(separator: "\n"))
    #expect(editor.moveCaret(rowsBy: -4, width: 10) == .handled)
    #expect(editor.caret == 9)
    #expect(editor.moveCaret(rowsBy: -40, width: 10) == .handled)
    #expect(editor.caret == 1)
    #expect(editor.moveCaret(rowsBy: -1, width: 10) == .atEdgeUp)
    #expect(editor.moveCaret(rowsBy: 40, width: 10) == .handled)
    #expect(editor.moveCaret(rowsBy: 1, width: 10) == .atEdgeDown)
    #expect(editor.moveCaret(rowsBy: 0, width: 10) == .atEdgeDown)
  }

  @Test("A click puts the caret where the layout shows that place")
  func click() {
    var editor = TextEditor(text: "one two three\n中文")
    editor.setViewport(width: 9, maxRows: 3)
    for (row, column, wanted) in [
      (0, 2, "on|e two three\n中文"), (1, 0, "one two |three\n中文"), (1, 40, "one two three|\n中文"),
      (2, 1, "one two three\n|中文"), (2, 2, "one two three\n中|文"), (9, 0, "one two three\n|中文"),
      (-3, -1, "|one two three\n中文"),
    ] {
      editor.moveCaret(to: Point(row: row, column: column))
      #expect(editor.marked == wanted)
    }
  }
}
