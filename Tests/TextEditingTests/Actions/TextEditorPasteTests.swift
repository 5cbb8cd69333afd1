import Testing

@testable import TextEditing

struct TextEditorPasteTests {
  @Test("A paste of more than five lines is folded, with its whole text kept")
  func folding() {
    var editor = TextEditor(marked: "see |!")
    editor.paste(longPaste)
    #expect(editor.shown == "see \(longPasteLabel)|!")
    #expect(editor.text == "see \(longPaste)!")
    #expect(editor.hasFoldedPaste)
    #expect(editor.caret == 4 + longPaste.count)
  }

  @Test("Five lines are shown as they are, with or without a line end", arguments: ["", "\n"])
  func short(end: String) {
    var editor = TextEditor()
    editor.paste("1\n2\n3\n4\n5" + end)
    #expect(!editor.hasFoldedPaste)
    editor = TextEditor()
    editor.paste("1\n2\n3\n4\n5\n6" + end)
    #expect(editor.shown.hasPrefix("[Pasted 6 lines · "))
  }

  @Test(
    "The label says how much it is",
    arguments: [
      ("x", 20_000, "[Pasted 1 line · 20.0 KB]"),
      ("x\n", 6, "[Pasted 6 lines · 12 B]"),
      ("é\n", 400, "[Pasted 400 lines · 1.2 KB]"),
      ("x\n", 620_000, "[Pasted 620000 lines · 1.2 MB]"),
    ])
  func labels(unit: String, count: Int, label: String) {
    #expect(FoldedPaste(String(repeating: unit, count: count))?.label == label)
  }

  @Test("The caret moves over a folded paste and deletes it as one")
  func unit() {
    var editor = TextEditor(text: "a b")
    editor.perform(.moveLeft)
    editor.paste(longPaste)
    editor.perform(.moveLeft)
    #expect(editor.shown == "a |\(longPasteLabel)b")
    #expect(editor.caret == 2)
    editor.perform(.moveWordRight)
    #expect(editor.shown == "a \(longPasteLabel)|b")
    editor.perform(.moveWordLeft)
    editor.perform(.deleteForward)
    #expect(editor.marked == "a |b")
    editor.perform(.undo)
    #expect(editor.shown == "a |\(longPasteLabel)b")
    editor.perform(.moveRight)
    editor.perform(.deleteBackward)
    #expect(editor.marked == "a |b")
  }

  @Test("A folded paste is killed and yanked as one")
  func killing() {
    var editor = TextEditor(text: "x ")
    editor.paste(longPaste)
    editor.perform(.killWordBackward)
    #expect(editor.marked == "x |")
    editor.perform(.moveStart)
    editor.perform(.yank)
    #expect(editor.shown == "\(longPasteLabel)|x ")
    editor.perform(.killToLineStart)
    #expect(editor.marked == "|x ")
  }

  @Test("Expanding keeps the caret where it was in the text, and can be undone")
  func expanding() {
    var editor = TextEditor(text: "a")
    editor.paste(longPaste)
    editor.insert("b")
    #expect(editor.perform(.expandPaste) == .handled)
    #expect(editor.marked == "a\(longPaste)b|")
    #expect(!editor.hasFoldedPaste)
    #expect(editor.perform(.expandPaste) == .ignored)
    editor.perform(.undo)
    #expect(editor.shown == "a\(longPasteLabel)b|")
    editor.perform(.moveStart)
    editor.perform(.expandPaste)
    #expect(editor.marked == "|a\(longPaste)b")
  }

  @Test("The paste before the caret is expanded first")
  func nearest() {
    let other = String(repeating: "y\n", count: 7)
    var editor = TextEditor()
    editor.paste(longPaste)
    editor.paste(other)
    editor.perform(.moveLeft)
    editor.perform(.expandPaste)
    #expect(editor.shown == "\(longPaste)|[Pasted 7 lines · 14 B]")
  }

  @Test("Text is stored as it came, but for NUL")
  func exact() {
    let text = "a\r\nb\rc\u{1B}[31m\t\u{202E}\u{FEFF}\u{85}\u{2028}"
    var editor = TextEditor(text: text)
    #expect(editor.text.utf8.elementsEqual(text.utf8))
    editor = TextEditor()
    for scalar in text.unicodeScalars { editor.insert(String(Character(scalar))) }
    #expect(editor.text.utf8.elementsEqual(text.utf8))
    editor = TextEditor()
    editor.paste("a\0b")
    editor.insert("\0")
    #expect(editor.text == "ab")
    editor = TextEditor(text: "\0x\0")
    #expect(editor.text == "x")
    #expect(editor.caret == 1)
  }

  @Test("A draft is its text and caret")
  func draft() {
    var editor = TextEditor(text: "a")
    editor.paste(longPaste)
    editor.insert("bc")
    editor.perform(.moveLeft)
    let restored = TextEditor(text: editor.text, caret: editor.caret)
    #expect(restored.marked == editor.marked)
    #expect(TextEditor(text: "abc", caret: 99).marked == "abc|")
    #expect(TextEditor(text: "abc", caret: -1).marked == "|abc")
  }

  @Test("A caret counted in the text finds its place among folded pastes")
  func placing() {
    var editor = TextEditor(text: "ab")
    editor.paste(longPaste)
    editor.insert("cd")
    editor.moveCaret(to: 1)
    #expect(editor.shown == "a|b\(longPasteLabel)cd")
    editor.moveCaret(to: 5)
    #expect(editor.shown == "ab|\(longPasteLabel)cd")
    editor.moveCaret(to: 3 + longPaste.count)
    #expect(editor.shown == "ab\(longPasteLabel)c|d")
  }
}
