/// The end of typing: a count types it again.
extension ViEditing {
  /// Ends the typing: repeats it as often as the count says, and steps back onto the last unit.
  mutating func endTyping(in editor: inout TextEditor) {
    let typed = session.typed
    if session.hasCommand {
      lastChange?.typed = typed
    } else if !typed.isEmpty {
      let verb: ViCommand.Verb = mode == .replace ? .writeOver : .type(.here)
      lastChange = ViChange(command: ViCommand(verb: verb), typed: typed)
    }
    if !typed.isEmpty || session.isInNewLines { repeatTyped(typed, in: &editor) }
    mode = .normal
    session = ViTypingSession()
    goal = nil
    let place = editor.cursor
    editor.placeCursor(editor.buffer.isLineStart(place) ? place : place - 1)
    editor.closeStep()
  }

  /// A count is no way to fill the memory.
  private static let repeatBound = 1 << 20
  /// So often at most where it is done key by key.
  private static let keyBound = 200

  private mutating func repeatTyped(_ typed: [ViTyping], in editor: inout TextEditor) {
    let count = max(1, session.count) - 1
    if mode == .insert, let text = Self.text(of: typed) {
      let once = (session.isInNewLines ? "\n" : "") + text
      let most = Self.repeatBound / max(1, once.utf8.count)
      editor.viGroup { $0.insert(String(repeating: once, count: min(count, most))) }
      return
    }
    for _ in 0..<min(count, Self.keyBound) {
      if session.isInNewLines { editor.viGroup { $0.insert("\n") } }
      for typing in typed { apply(typing, in: &editor) }
    }
  }

  /// The text that was typed, if nothing else was done.
  private static func text(of typed: [ViTyping]) -> String? {
    var text = ""
    for typing in typed {
      guard case .text(let more) = typing else { return nil }
      text += more
    }
    return text
  }
}
