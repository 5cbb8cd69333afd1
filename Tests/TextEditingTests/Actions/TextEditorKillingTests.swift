import Testing

@testable import TextEditing

struct TextEditorKillingTests {
  private func editor(_ marked: String, _ actions: EditAction...) -> TextEditor {
    var editor = TextEditor(marked: marked)
    for action in actions { editor.perform(action) }
    return editor
  }

  @Test("A kill comes back with yank")
  func yank() {
    #expect(editor("one |two", .killToLineEnd, .moveStart, .yank).marked == "two|one ")
    #expect(editor("one two|", .killWordBackward, .yank, .yank).marked == "one twotwo|")
  }

  @Test("Kills in a row become one, in the order of the text")
  func merging() {
    #expect(
      editor("a b c|", .killWordBackward, .killWordBackward, .moveStart, .yank).marked == "b c|a ")
    #expect(
      editor("|a b c", .killWordForward, .killWordForward, .moveEnd, .yank).marked == " ca b|")
    #expect(
      editor("a |b", .killWordForward, .killWordBackward, .yank, .yank).marked == "a ba b|")
    #expect(editor("a|\nb", .killToLineEnd, .killToLineEnd, .yank).marked == "a\nb|")
    #expect(editor("a\nb|", .killLine, .killLine, .yank).marked == "a\nb|")
  }

  @Test("Something else between two kills parts them")
  func parting() {
    #expect(
      editor("a b c|", .killWordBackward, .moveLeft, .moveRight, .killWordBackward, .yank).marked
        == "a b |")
    var typed = editor("a b|", .killWordBackward)
    typed.insert("x")
    typed.perform(.killWordBackward)
    typed.perform(.yank)
    #expect(typed.marked == "a x|")
  }

  @Test("Yank-pop goes through the ring and round again")
  func yankPop() {
    var editor = TextEditor()
    for word in ["one", "two", "three"] {
      editor.replaceAll(with: word)
      editor.perform(.killLine)
    }
    editor.insert("<>")
    editor.perform(.moveLeft)
    editor.perform(.yank)
    #expect(editor.marked == "<three|>")
    for wanted in ["<two|>", "<one|>", "<three|>", "<two|>"] {
      #expect(editor.perform(.yankPop) == .handled)
      #expect(editor.marked == wanted)
    }
    editor.perform(.moveLeft)
    #expect(editor.perform(.yankPop) == .ignored)
    // The newest again.
    editor.replaceAll(with: "")
    editor.perform(.yank)
    #expect(editor.marked == "three|")
  }

  @Test("An empty kill leaves the ring alone")
  func empty() {
    #expect(
      editor("one|", .killWordBackward, .killWordBackward, .killToLineEnd, .yank).marked == "one|")
  }

  @Test("The kill ring goes along to another draft, the undo history does not")
  func load() {
    var editor = editor("one two|", .killWordBackward)
    editor.load(text: "other", caret: 2)
    #expect(editor.marked == "ot|her")
    #expect(editor.perform(.undo) == .ignored)
    editor.perform(.yank)
    #expect(editor.marked == "ottwo|her")
  }

  @Test("What is yanked joins with its neighbours as typed text would")
  func joining() {
    var editor = TextEditor(text: "\u{301}")
    editor.perform(.killLine)
    editor.insert("e")
    editor.perform(.yank)
    #expect(editor.marked == "e\u{301}|")
    #expect(editor.caret == 1)
    editor.perform(.yankPop)
    #expect(editor.text == "e\u{301}\u{301}" || editor.text == "e\u{301}")
  }
}
