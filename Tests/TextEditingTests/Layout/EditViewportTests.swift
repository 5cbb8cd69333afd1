import Basics
import TerminalKit
import Testing

@testable import TextEditing

struct EditViewportTests {
  private let lines = (0..<20).map { "line \($0)" }

  private func editor(rows: Int = 4) -> TextEditor {
    var editor = TextEditor(text: lines.joined(separator: "\n"))
    editor.setViewport(width: 20, maxRows: rows)
    return editor
  }

  private func visible(_ editor: TextEditor) -> [String] {
    let view = editor.viewport
    return editor.layout(width: view.width, maxRows: view.maxRows, style: EditorStyle())
      .rows.map(\.text)
  }

  @Test("The window shows the caret and moves no more than needed")
  func scrolling() {
    var editor = editor()
    #expect(visible(editor) == Array(lines[16...]))
    for _ in 0..<3 { editor.perform(.moveUp) }
    #expect(visible(editor) == Array(lines[16...]))
    editor.perform(.moveUp)
    #expect(visible(editor) == Array(lines[15..<19]))
    editor.perform(.moveStart)
    #expect(visible(editor) == Array(lines[..<4]))
    for _ in 0..<4 { editor.perform(.moveDown) }
    #expect(visible(editor) == Array(lines[1..<5]))
    editor.perform(.moveEnd)
    #expect(visible(editor) == Array(lines[16...]))
  }

  @Test("It says whether there is more above and below")
  func more() {
    var editor = editor()
    func ends() -> [Bool] {
      let layout = editor.layout(width: 20, maxRows: 4, style: EditorStyle())
      return [layout.hasRowsAbove, layout.hasRowsBelow]
    }
    #expect(ends() == [true, false])
    editor.perform(.moveStart)
    #expect(ends() == [false, true])
    for _ in 0..<6 { editor.perform(.moveDown) }
    #expect(ends() == [true, true])
    editor.perform(.clear)
    #expect(ends() == [false, false])
  }

  @Test("Typing in the first visible row does not scroll")
  func typingAtTop() {
    var editor = editor()
    for _ in 0..<5 { editor.perform(.moveUp) }
    let before = visible(editor)
    editor.insert("!")
    #expect(Array(visible(editor).dropFirst()) == Array(before.dropFirst()))
    #expect(visible(editor)[0].contains("!"))
    editor.perform(.deleteBackward)
    #expect(visible(editor) == before)
  }

  @Test("A word that moves up out of the first row takes the window along")
  func flowingUp() {
    var editor = TextEditor(text: String(repeating: "word ", count: 12) + "abcdef ghi")
    editor.setViewport(width: 12, maxRows: 3)
    for _ in 0..<40 { editor.perform(.deleteBackward) }
    expectSameAsFresh(editor)
  }

  @Test("The window is never short of rows while there is text above")
  func filling() {
    var editor = editor()
    for _ in 0..<3 { editor.perform(.killLine); editor.perform(.deleteBackward) }
    #expect(visible(editor).count == 4)
    editor.perform(.clear)
    #expect(visible(editor) == [""])
  }

  @Test("A change of width keeps the caret in sight")
  func widths() {
    var editor = editor()
    for _ in 0..<7 { editor.perform(.moveUp) }
    for width in [3, 50, 1, 8] {
      editor.setViewport(width: width, maxRows: 4)
      let layout = editor.layout(width: width, maxRows: 4, style: EditorStyle())
      #expect(layout.rows.indices.contains(layout.cursor.row))
      #expect(layout.rows.count == 4)
    }
  }

  @Test("After any edits the rows are those of a fresh editor", arguments: 0..<16)
  func randomEdits(seed: Int) {
    var random = SplitMix(seed: UInt64(seed) + 1000)
    var editor = TextEditor(text: String(repeating: "some words 中文字。", count: 15))
    editor.setViewport(
      width: Int.random(in: 3...30, using: &random), maxRows: Int.random(in: 1...6, using: &random))
    let actions = EditAction.allCases.filter { $0 != .clear && $0 != .killLine }
    for _ in 0..<60 {
      if Bool.random(using: &random) {
        editor.insert(["a", " ", "中", "longword", "\n", "。"].randomElement(using: &random) ?? "")
      } else {
        editor.perform(actions.randomElement(using: &random) ?? .moveUp)
      }
      expectSameAsFresh(editor)
    }
  }

  /// The window is a part of the rows of the whole text, and holds the caret.
  private func expectSameAsFresh(_ editor: TextEditor) {
    let view = editor.viewport
    let window = editor.layout(width: view.width, maxRows: view.maxRows, style: EditorStyle())
    let whole = editor.layout(width: view.width, style: EditorStyle())
    let offset = whole.cursor.row - window.cursor.row
    #expect(window.cursor.column == whole.cursor.column)
    #expect(window.rows.count == min(view.maxRows, whole.rows.count))
    guard offset >= 0, offset + window.rows.count <= whole.rows.count else {
      Issue.record("offset \(offset)")
      return
    }
    #expect(window.rows == Array(whole.rows[offset..<(offset + window.rows.count)]))
    #expect(window.hasRowsAbove == (offset > 0))
    #expect(window.hasRowsBelow == (offset + window.rows.count < whole.rows.count))
  }
}
