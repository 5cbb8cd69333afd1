import TerminalKit

/// Text that is typed.
extension ViEditing {
  /// Types something: it is part of the change that began the typing.
  package mutating func type(_ typing: ViTyping, in editor: inout TextEditor) {
    if !mode.isTyping {
      lastChange = ViChange(command: ViCommand(verb: .type(.here)))
      begin(.here, count: 1, in: &editor)
    }
    apply(typing, in: &editor)
    session.typed.append(typing)
  }

  /// The cursor was moved by a key of the program: what is typed from now on is a change of its own.
  package mutating func cursorMoved(in editor: inout TextEditor) {
    goal = nil
    guard mode.isTyping else { return }
    editor.closeStep()
    session = ViTypingSession(start: editor.cursor)
  }

  mutating func typingKey(_ press: KeyPress, in editor: inout TextEditor) -> ViOutcome {
    if press.isViEscape {
      let isRepeated = session.count > 1 && !session.typed.isEmpty
      endTyping(in: &editor)
      return isRepeated ? .changed : .moved
    }
    switch (press.key, press.modifiers) {
    case (.character("w"), .control): type(.wordBack, in: &editor)
    case (.character("u"), .control): type(.lineBack, in: &editor)
    case (.backspace, []), (.character("h"), .control): type(.backspace, in: &editor)
    default: return .passed
    }
    return .changed
  }

  /// Begins to type.
  mutating func begin(
    _ opening: ViCommand.Opening?, count: Int, isOver: Bool = false, in editor: inout TextEditor
  ) {
    if let opening { open(opening, in: &editor) }
    mode = isOver ? .replace : .insert
    session = ViTypingSession(
      hasCommand: true, count: count, isInNewLines: opening == .below || opening == .above,
      start: editor.cursor)
  }

  private func open(_ opening: ViCommand.Opening, in editor: inout TextEditor) {
    let buffer = editor.buffer
    let place = editor.cursor
    switch opening {
    case .here: break
    case .after: if !buffer.isLineEnd(place) { editor.placeCursor(place + 1) }
    case .lineBegin:
      var start = buffer.lineStart(of: place)
      while buffer.isViBlank(start) { start += 1 }
      editor.placeCursor(start)
    case .columnZero: editor.placeCursor(buffer.lineStart(of: place))
    case .lineEnd: editor.placeCursor(buffer.lineEnd(of: place))
    case .below:
      let end = buffer.lineEnd(of: place)
      editor.viEdit(end..<end, [.scalar("\n")]) { _, end in end }
    case .above:
      let start = buffer.lineStart(of: place)
      editor.viEdit(start..<start, [.scalar("\n")]) { _, end in end - 1 }
    }
  }
}
