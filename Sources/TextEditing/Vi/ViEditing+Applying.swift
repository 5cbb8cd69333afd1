/// Applies typed commands to the text.
extension ViEditing {
  mutating func apply(_ typing: ViTyping, in editor: inout TextEditor) {
    if mode == .replace, applyOver(typing, in: &editor) { return }
    switch typing {
    case .text(let text): editor.viGroup { $0.insert(text) }
    case .paste(let text): editor.viGroup { $0.paste(text) }
    case .action(let action): editor.viGroup { _ = $0.perform(action) }
    case .backspace: deleteBack(to: editor.cursor - 1, in: &editor)
    case .wordBack: deleteBack(to: wordStart(in: editor), in: &editor)
    case .lineBack: deleteBack(to: lineStart(in: editor), in: &editor)
    }
    session.start = min(session.start, editor.cursor)
  }

  private func deleteBack(to place: Int, in editor: inout TextEditor) {
    guard place >= 0, place < editor.cursor else { return }
    editor.viEdit(place..<editor.cursor, []) { _, end in end }
  }

  /// Back over blanks and then over the units of one class, not over where the typing began.
  func wordStart(in editor: TextEditor) -> Int {
    let buffer = editor.buffer
    var place = editor.cursor
    guard !buffer.isLineStart(place) else { return place - 1 }
    var kind: ViWordClass?
    repeat {
      let next = ViWordClass(buffer.units[place - 1])
      if let kind, kind != next { break }
      if next != .blank { kind = next }
      place -= 1
    } while !buffer.isLineStart(place) && place != session.start
    return place
  }

  private func lineStart(in editor: TextEditor) -> Int {
    let place = editor.cursor
    let start = editor.buffer.lineStart(of: place)
    guard start < place else { return place - 1 }
    return (start..<place).contains(session.start) ? session.start : start
  }
}
