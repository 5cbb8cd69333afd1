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

  @Test("The last step stays, however large it is; those before it go")
  func weight() {
    var buffer = EditBuffer("")
    var history = EditHistory()
    for count in [1, 5 << 20] {
      let units = [EditUnit](repeating: .scalar("x"), count: count)
      let (change, end) = buffer.replace(0..<0, with: units)
      history.record(change, .single, caretBefore: 0, caretAfter: end)
    }
    #expect(history.undo(&buffer) == 0)
    #expect(buffer.count == 1)
    #expect(history.undo(&buffer) == nil)
    #expect(history.redo(&buffer) == 5 << 20)
  }
}
