/// Replace mode.
extension ViEditing {
  /// Types over what is there; `false` for what works as in insert mode.
  mutating func applyOver(_ typing: ViTyping, in editor: inout TextEditor) -> Bool {
    switch typing {
    case .text(let text):
      for unit in EditUnit.input(text) { writeOver(unit, in: &editor) }
      return true
    case .backspace:
      uncover(1, in: &editor)
      return true
    case .wordBack:
      uncover(editor.cursor - max(session.start, wordStart(in: editor)), in: &editor)
      return true
    case .lineBack:
      uncover(editor.cursor - session.start, in: &editor)
      return true
    case .paste, .action: return false
    }
  }

  private mutating func writeOver(_ unit: EditUnit, in editor: inout TextEditor) {
    let place = editor.cursor
    let covers = !unit.isNewline && !editor.buffer.isLineEnd(place)
    session.covered.append(covers ? editor.buffer.units[place] : nil)
    editor.viEdit(place..<(covers ? place + 1 : place), [unit]) { _, end in end }
  }

  /// Brings back what was written over; before that, it only moves.
  private mutating func uncover(_ count: Int, in editor: inout TextEditor) {
    for _ in 0..<max(0, count) {
      let place = editor.cursor
      guard place > 0 else { return }
      if let unit = session.covered.popLast() {
        editor.viEdit((place - 1)..<place, unit.map { [$0] } ?? []) { _, _ in place - 1 }
      } else {
        editor.placeCursor(place - 1)
        session.start = place - 1
      }
    }
  }
}
