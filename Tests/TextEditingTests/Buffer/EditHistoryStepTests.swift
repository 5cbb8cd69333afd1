import Testing

@testable import TextEditing

/// Which changes become one step.
@Suite struct EditHistoryStepTests {
  /// A buffer and the history of what is done to it, as the editor does it.
  private struct Editing {
    var buffer = EditBuffer("")
    var history = EditHistory()
    var caret = 0

    mutating func type(_ text: String, _ kind: EditHistory.Kind = .typing) {
      replace(caret..<caret, text, kind)
    }

    mutating func replace(_ range: Range<Int>, _ text: String, _ kind: EditHistory.Kind) {
      let before = caret
      let (change, end) = buffer.replace(range, with: EditUnit.units(of: text))
      caret = end
      history.record(change, kind, caretBefore: before, caretAfter: end)
    }

    /// The texts that undo goes through.
    mutating func undone() -> [String] {
      var texts: [String] = []
      while let place = history.undo(&buffer) {
        caret = place
        texts.append(buffer.text)
      }
      return texts
    }
  }

  @Test func `Words with the blanks behind them are steps of typing`() {
    var editing = Editing()
    for letter in ["a", "b", " ", " ", "c", "\n", "d"] { editing.type(letter) }
    #expect(editing.undone() == ["ab  c\n", "ab  ", ""])
  }

  @Test func `A closed step does not grow`() {
    var editing = Editing()
    editing.type("a")
    editing.history.close()
    editing.type("b")
    #expect(editing.undone() == ["a", ""])
  }

  @Test func `Typing somewhere else is another step`() {
    var editing = Editing()
    editing.type("a")
    editing.type("b")
    editing.caret = 0
    editing.type("c")
    #expect(editing.undone() == ["ab", ""])
  }

  @Test func `Kinds are steps of their own, a single one always`() {
    var editing = Editing()
    editing.type("abc")
    editing.replace(2..<3, "", .deleting)
    editing.replace(1..<2, "", .deleting)
    editing.type("x", .single)
    editing.type("y", .single)
    #expect(editing.undone() == ["ax", "a", "abc", ""])
  }

  @Test func `A group is one step wherever its changes are, until it is closed`() {
    var editing = Editing()
    editing.type("one two", .single)
    editing.history.close()
    editing.replace(0..<3, "1", .grouped)
    editing.replace(2..<5, "2", .grouped)
    editing.history.close()
    editing.replace(0..<1, "", .grouped)
    #expect(editing.undone() == ["1 2", "one two", ""])
  }

  @Test func `After undo and redo the carets are those of the step`() {
    var editing = Editing()
    editing.type("ab")
    editing.caret = 1
    editing.type("x", .single)
    #expect(editing.history.nextRedoCaret == nil)
    #expect(editing.history.undo(&editing.buffer) == 1)
    #expect(editing.history.nextRedoCaret == 1)
    #expect(editing.history.redo(&editing.buffer) == 2)
    #expect(editing.buffer.text == "axb")
    #expect(editing.history.redo(&editing.buffer) == nil)
  }

  @Test func `A change after an undo begins a step and forgets what was undone`() {
    var editing = Editing()
    editing.type("a")
    editing.type("b", .single)
    _ = editing.history.undo(&editing.buffer)
    editing.caret = 1
    editing.type("c")
    #expect(editing.history.redo(&editing.buffer) == nil)
    #expect(editing.undone() == ["a", ""])
  }

  @Test func `A thousand steps are kept, and the last one whatever it weighs`() {
    var editing = Editing()
    for _ in 0..<1100 { editing.type("x", .single) }
    #expect(editing.undone().count == 1000)
    #expect(editing.buffer.count == 100)
    var heavy = Editing()
    let megabytes = String(repeating: "x", count: 3 << 20)
    heavy.type(megabytes, .single)
    heavy.type(megabytes, .single)
    #expect(heavy.undone().count == 1)
  }
}
