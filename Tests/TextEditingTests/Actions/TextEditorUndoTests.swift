import Basics
import TerminalKit
import Testing

@testable import TextEditing

struct TextEditorUndoTests {
  @Test("Typing is undone word by word")
  func typing() {
    var editor = TextEditor()
    for character in "one two  three" { editor.insert(String(character)) }
    var seen: [String] = []
    while editor.perform(.undo) == .handled { seen.append(editor.marked) }
    #expect(seen == ["one two  |", "one |", "|"])
    while editor.perform(.redo) == .handled {}
    #expect(editor.marked == "one two  three|")
  }

  @Test("A motion ends the step in progress")
  func motion() {
    var editor = TextEditor()
    editor.insert("a")
    editor.insert("b")
    editor.perform(.moveLeft)
    editor.perform(.moveRight)
    editor.insert("c")
    editor.perform(.undo)
    #expect(editor.marked == "ab|")
  }

  @Test("Deleting in a row is one step, and another than the typing before")
  func deleting() {
    var editor = TextEditor()
    for character in "words" { editor.insert(String(character)) }
    for _ in 0..<3 { editor.perform(.deleteBackward) }
    editor.perform(.undo)
    #expect(editor.marked == "words|")
    editor.perform(.undo)
    #expect(editor.marked == "|")
  }

  @Test("One paste, one kill, one replacement and one clear are a step each")
  func single() {
    var editor = TextEditor()
    editor.paste("one two")
    editor.paste("three four")
    editor.perform(.killWordBackward)
    editor.replaceAll(with: "new", caret: 1)
    editor.perform(.clear)
    var seen: [String] = []
    while editor.perform(.undo) == .handled { seen.append(editor.marked) }
    #expect(seen == ["n|ew", "one twothree |", "one twothree four|", "one two|", "|"])
    while editor.perform(.redo) == .handled { seen.append(editor.marked) }
    #expect(Array(seen.suffix(2)) == ["n|ew", "|"])
  }

  @Test("A new change forgets what was undone")
  func branch() {
    var editor = TextEditor()
    editor.insert("a")
    editor.perform(.undo)
    editor.insert("b")
    #expect(editor.perform(.redo) == .ignored)
    #expect(editor.text == "b")
  }

  @Test("A random walk: all undone is the start, all redone is the end", arguments: 0..<24)
  func randomWalk(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let start = ["", "one two\nthree", "👩‍👩‍👧🇫🇷 e\u{301}中文\r\nx"][seed % 3]
    var editor = TextEditor(text: start)
    editor.setViewport(width: Int.random(in: 1...12, using: &random), maxRows: 3)
    let actions = EditAction.allCases.filter { $0 != .undo && $0 != .redo }
    let texts = [
      "a", " ", "\n", "\r", "\u{301}", "\u{200D}", "🇫", "🇷🇩", "👩", "中", "\u{1F3FD}", "foo bar", "ᄀ",
      "ᅡ",
      "\t", "[", "क", "\u{94D}", "ष",
    ]
    var states: [String] = []
    for _ in 0..<150 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: editor.insert(texts.randomElement(using: &random) ?? "")
      case 5: editor.paste(longPaste)
      case 6 where Bool.random(using: &random): editor.perform(.undo)
      case 6: editor.perform(.redo)
      default: editor.perform(actions.randomElement(using: &random) ?? .moveLeft)
      }
      expectWellCut(editor)
      states.append(editor.text)
    }
    while editor.perform(.redo) == .handled {}
    let end = editor.text
    while editor.perform(.undo) == .handled {}
    #expect(editor.text.utf8.elementsEqual(start.utf8))
    while editor.perform(.redo) == .handled {}
    #expect(editor.text.utf8.elementsEqual(end.utf8))
    expectWellCut(editor)
  }

  /// The units are the grapheme clusters of the text, wherever no paste is in the way; the caret is
  /// in the text, and the layout shows it inside the width.
  private func expectWellCut(_ editor: TextEditor) {
    let runs = editor.buffer.units.split {
      if case .paste = $0 { true } else { false }
    }
    for run in runs {
      let text = EditUnit.text(of: run)
      let units = run.map { EditUnit.text(of: [$0]) }
      #expect(units.map { Array($0.utf8) } == text.map { Array(String($0).utf8) })
    }
    #expect((0...editor.buffer.count).contains(editor.cursor))
    let layout = editor.layout(width: editor.viewport.width, maxRows: 3, style: EditorStyle())
    #expect(layout.rows.indices.contains(layout.cursor.row))
    #expect((0..<editor.viewport.width).contains(layout.cursor.column))
  }
}
