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
      hasCommand: true, count: count, isInNewLines: opening == .below || opening == .above, start: editor.cursor)
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

  /// The text that was typed, if nothing else was done.
  private static func text(of typed: [ViTyping]) -> String? {
    var text = ""
    for typing in typed {
      guard case .text(let more) = typing else { return nil }
      text += more
    }
    return text
  }

  private func deleteBack(to place: Int, in editor: inout TextEditor) {
    guard place >= 0, place < editor.cursor else { return }
    editor.viEdit(place..<editor.cursor, []) { _, end in end }
  }

  /// Back over blanks and then over the units of one class, not over where the typing began.
  private func wordStart(in editor: TextEditor) -> Int {
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

  // MARK: Writing over

  /// Types over what is there; `false` for what works as in insert mode.
  private mutating func applyOver(_ typing: ViTyping, in editor: inout TextEditor) -> Bool {
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
