import Testing

@testable import TextEditing

struct EditHistoryTests {
  @Test("The oldest of a thousand and more steps go")
  func bound() {
    var editor = TextEditor()
    for number in 0..<1500 { editor.replaceAll(with: String(number)) }
    var steps = 0
    while editor.perform(.undo) == .handled { steps += 1 }
    #expect(steps == 1000)
    #expect(editor.text == "499")
  }

  @Test("The last step stays, however large it is")
  func weight() {
    var editor = TextEditor(text: String(repeating: "x", count: 5 << 20))
    editor.insert("y")
    editor.perform(.clear)
    #expect(editor.perform(.undo) == .handled)
    #expect(editor.perform(.undo) == .ignored)
    #expect(editor.buffer.count == (5 << 20) + 1)
  }
}
