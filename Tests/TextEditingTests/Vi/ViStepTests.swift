import Testing

@testable import TextEditing

/// Rules of vi's commands, one by one.
@Suite struct ViStepTests {
  /// An editor in normal mode, after some keys.
  private func editing(_ text: String, _ keys: String) -> (vi: ViEditing, editor: TextEditor) {
    var vi = ViEditing()
    var editor = TextEditor(text: text, caret: 0)
    ViRun.press("␛" + keys, &vi, &editor)
    return (vi, editor)
  }

  @Test(arguments: 0..<8)
  func `What a command changed is undone by one u and redone by one Ctrl+R`(seed: UInt64) {
    var commands = ViCommands(seed: seed)
    for _ in 0..<300 {
      let text = commands.text()
      let first = commands.sequence(1...2)
      var (vi, editor) = editing(text, first + "␛")
      let before = editor.text
      let command = commands.change()
      ViRun.press(command + "␛", &vi, &editor)
      let after = editor.text
      guard after != before else { continue }
      ViRun.press("u", &vi, &editor)
      #expect(editor.text == before, "\(command) after \(first) on \(text.debugDescription)")
      ViRun.press("␒", &vi, &editor)
      #expect(editor.text == after, "\(command) after \(first) on \(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<8)
  func `A dot does what the keys of the last change would do again`(seed: UInt64) {
    var commands = ViCommands(seed: seed)
    for _ in 0..<300 {
      let text = commands.text()
      let command = commands.change()
      let moves = commands.motions()
      let dot = editing(text, command + "␛" + moves + ".")
      let again = editing(text, command + "␛" + moves + command + "␛")
      let once = editing(text, command + "␛" + moves)
      // What changes nothing is no change to repeat.
      guard editing(text, command + "␛").editor.text != text, again.editor.text != once.editor.text
      else { continue }
      #expect(
        dot.editor.text == again.editor.text, "\(command)\(moves) on \(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<8)
  func `What y takes is what d takes`(seed: UInt64) {
    var commands = ViCommands(seed: seed)
    for _ in 0..<300 {
      let text = commands.text()
      let moves = commands.motions()
      let target = commands.target()
      // Over a line start only a deletion takes the line end, as in vim.
      guard !target.contains("␈") else { continue }
      let yanked = editing(text, moves + "y" + target)
      let deleted = editing(text, moves + "d" + target)
      #expect(yanked.editor.text == text)
      guard deleted.editor.text != text else { continue }
      let content = yanked.vi.registers[nil]
      // A deletion that leaves nothing but blanks takes the lines.
      guard deleted.vi.registers[nil]?.isLines == content?.isLines else { continue }
      #expect(
        deleted.vi.registers[nil] == content, "\(moves)y\(target) on \(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<8)
  func `A motion leads where a selection that it made ends`(seed: UInt64) {
    var commands = ViCommands(seed: seed)
    for _ in 0..<300 {
      let text = commands.text()
      let motion = commands.motions(1...1)
      let moved = editing(text, motion)
      let selected = editing(text, "v" + motion + "␛")
      #expect(
        moved.editor.cursor == selected.editor.cursor, "\(motion) on \(text.debugDescription)")
    }
  }
}
