import ChatTranscript
import TerminalKit
import TextEditing

extension AppState {
  mutating func take(_ input: InputEvent) {
    switch input {
    case .key(let key): press(key)
    case .paste(let text): paste(text)
    case .focus(let isFocused): screen.focus(isFocused)
    case .mouse(let event): useMouse(event)
    // What it says about how to draw comes as a fact.
    case .reply, .unknown: break
    }
  }

  /// The contexts in which a key is looked up now, the most special first.
  package var keyContexts: [KeyContext] {
    overlays.keyContexts
      ?? (reading.isOn ? [.transcript, .global] : [.composer, .editing, .global])
  }

  private mutating func press(_ key: KeyPress) {
    overlays.keyPressed()
    notices.keyPressed(at: now)
    if let character = characterAfterEscape(key) {
      press(KeyPress(.escape))
      return press(character)
    }
    if pressVi(key) { return }
    switch keyboard.press(key, in: keyContexts) {
    case .action(let action): perform(action)
    case .unbound(let press): type(press)
    case .nothing: break
    }
  }

  /// Puts a typed character where the keyboard is.
  private mutating func type(_ press: KeyPress) {
    guard case .character(let character) = press.key,
      press.modifiers.isDisjoint(with: [.control, .alt, .super])
    else { return }
    if overlays.leavesKeys, character == "?", reading.isOn || pane.composer.isEmpty {
      perform(.help)
    } else if !editField({ $0.insert(String(character)) }), !reading.isOn {
      // A message that is being read takes no text.
      type(.text(String(character))) { $0.insert(String(character)) }
    }
  }

  private mutating func paste(_ text: String) {
    overlays.keyPressed()
    notices.keyPressed(at: now)
    keyboard.reset()
    if editField({ $0.insert(text) }) { return }
    leaveReading()
    type(.paste(text)) { $0.paste(text) }
  }

  /// An editing key, in whatever text has the keyboard.
  mutating func edit(_ edit: EditAction) {
    if editField({ $0.perform(edit) }) || reading.isOn { return }
    guard viHasKeys, var vi = keyboard.vi else {
      if pane.composer.perform(edit, at: now) { composerChanged() }
      return
    }
    let isChanged = pane.composer.perform(edit, &vi, at: now)
    keyboard.vi = vi
    if isChanged { composerChanged() }
  }

  /// Changes the one-line field that has the keyboard; false if the composer or the transcript has it.
  private mutating func editField(_ body: (inout LineField) -> Void) -> Bool {
    if !overlays.isEmpty {
      overlays.change { $0.edit(at: now, body) }
      return true
    }
    overlays.editLine(body)
    switch overlays.line {
    case .history?: askForPastPrompts()
    case .find(let field)?: _ = pane.transcript.search(field.text)
    case nil: return false
    }
    return true
  }

  /// ← and →: in a field that only takes options the next one.
  mutating func moveOrFlip(by step: Int) {
    var isFlipped = false
    overlays.change { isFlipped = $0.flip(by: step, at: now) }
    if !isFlipped { edit(step < 0 ? .moveLeft : .moveRight) }
  }

  private mutating func useMouse(_ event: MouseEvent) {
    notices.keyPressed(at: now)
    keyboard.disarmQuit()
    switch event.action {
    case .wheelUp: turnWheel(.up)
    case .wheelDown: turnWheel(.down)
    case .press(button: 1): click(event.position)
    case .press, .release, .drag, .move: return
    }
  }

  private mutating func turnWheel(_ move: ListMove) {
    if overlays.isEmpty {
      pane.transcript.scroll(rows: move == .up ? -3 : 3)
    } else {
      for _ in 0..<3 { self.move(move) }
    }
  }

  /// A click in a list chooses, another one opens; in the composer it puts the caret there.
  private mutating func click(_ point: Point) {
    guard overlays.isEmpty else {
      let state = self
      var opens = false
      overlays.change { opens = $0.select(row: point.row, in: state.layout.overlay, state: state) }
      return opens ? openChosen() : ()
    }
    guard overlays.leavesKeys, layout.composer.contains(row: point.row) else { return }
    leaveReading()
    pane.composer.moveCaret(
      to: Point(
        row: point.row - layout.composer.row,
        column: max(0, point.column - markColumns)))
    movedBesideVi()
  }
}
