import Testing

@testable import TextEditing

@Suite struct CommandBeginningTests {
  @Test(
    "A text begins a command after one slash",
    arguments: [
      ("/", true), ("/e", true), ("/ctx use a b", true), ("//", false), ("//x", false), ("", false),
      (" /e", false), ("x", false),
    ])
  func beginning(text: String, isCommand: Bool) {
    #expect(TextEditor(text: text).beginsCommand == isCommand)
  }

  @Test("A word longer than any path completes nothing, wherever an @ is in it")
  func longWord() {
    let tail = String(repeating: "x", count: 4095)
    #expect(TextEditor(text: "@" + tail).completionPrefix?.kind == .path)
    #expect(TextEditor(text: "@x" + tail).completionPrefix == nil)
    #expect(TextEditor(text: "x@" + tail).completionPrefix == nil)
    #expect(!TextEditor(text: "/x" + tail).beginsCommand)
  }

  @Test("What is next to the caret, no more than asked for")
  func surroundings() {
    let editor = TextEditor(text: "one two", caret: 3)
    #expect(editor.surroundings(2).before == "ne")
    #expect(editor.surroundings(2).after == " t")
    #expect(editor.surroundings(99).before == "one")
    #expect(editor.surroundings(99).after == " two")
  }
}
