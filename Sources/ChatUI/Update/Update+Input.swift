import ChatTranscript
import TerminalKit
import TextEditing

extension AppState {
  mutating func handle(_ input: InputEvent) {
    switch input {
    case .key(let press):
      awaitsOffer = false
      handle(press)
    case .paste(let text):
      awaitsOffer = false
      paste(text)
    case .focus(let isFocused): self.isFocused = isFocused
    case .mouse(let event): handle(event)
    case .reply(let reply): handle(reply)
    case .unknown: break
    }
  }

  /// Where keys are looked up now, the most special first.
  package var keyContexts: [KeyContext] {
    if let overlay = overlays.last { return overlay.panel.keyContexts + [.global] }
    switch promptLine {
    case .history?: return [.historySearch, .editing, .global]
    case .find?: return [.panel, .editing, .global]
    case nil: break
    }
    return isReading ? [.transcript, .global] : [.composer, .editing, .global]
  }

  private mutating func handle(_ press: KeyPress) {
    notices.keyPressed(at: now)
    pendingKeys.append(press)
    switch keymap.lookup(pendingKeys, in: keyContexts) {
    case .prefix: disarmQuit()
    case .action(let action):
      pendingKeys = []
      perform(action)
    case .none:
      disarmQuit()
      let wasChord = pendingKeys.count > 1
      pendingKeys = []
      if !wasChord { type(press) }
    }
  }

  /// Puts a typed character where the keyboard is.
  private mutating func type(_ press: KeyPress) {
    guard case .character(let character) = press.key,
      press.modifiers.isDisjoint(with: [.control, .alt, .super])
    else { return }
    if overlays.isEmpty, promptLine == nil, character == "?", isReading || pane.editor.isEmpty {
      perform(.help)
    } else {
      insert(String(character))
    }
  }

  /// Inserts a text where the keyboard is; a message that is being read takes none.
  private mutating func insert(_ text: String) {
    if changeField({ $0.insert(text) }) || isReading { return }
    pane.editor.insert(text)
    composerChanged()
  }

  private mutating func paste(_ text: String) {
    disarmQuit()
    pendingKeys = []
    notices.keyPressed(at: now)
    if changeField({ $0.insert(text) }) { return }
    leaveReading()
    guard overlays.isEmpty else { return }
    pane.editor.paste(text)
    composerChanged()
  }

  /// Changes the one-line field that has the keyboard.
  ///
  /// - Returns: Whether something other than the composer has it, with or without a field.
  mutating func changeField(_ body: (inout LineField) -> Void) -> Bool {
    if !overlays.isEmpty {
      changeOverlayField(body)
      return true
    }
    switch promptLine {
    case .history(var search)?:
      search.change(body)
      promptLine = .history(search)
      askForPastPrompts()
      return true
    case .find(var field)?:
      body(&field)
      promptLine = .find(field)
      _ = pane.transcript.search(field.text)
      return true
    case nil: return false
    }
  }

  private mutating func handle(_ event: MouseEvent) {
    let rows: Int
    notices.keyPressed(at: now)
    disarmQuit()
    switch event.action {
    case .wheelUp: rows = -3
    case .wheelDown: rows = 3
    case .press(button: 1):
      click(event.position)
      return
    default: return
    }
    if overlays.isEmpty {
      scrollTranscript(rows: rows)
    } else {
      for _ in 0..<3 { moveInOverlay(rows < 0 ? .up : .down) }
    }
  }

  /// A click in a list chooses, another one opens; in the composer it puts the caret there.
  private mutating func click(_ point: Point) {
    guard overlays.isEmpty else {
      if overlays[overlays.count - 1].panel.select(
        row: point.row, in: layout.overlay, state: self) == true
      {
        openChosen()
      }
      return
    }
    guard promptLine == nil, layout.composer.contains(row: point.row) else { return }
    leaveReading()
    pane.editor.moveCaret(
      to: Point(
        row: point.row - layout.composer.row,
        column: max(0, point.column - markColumns)))
  }

  private mutating func handle(_ reply: TerminalReply) {
    guard case .color(selector: 11, let red, let green, let blue) = reply else { return }
    isDark = 0.299 * red + 0.587 * green + 0.114 * blue < 0.5
    applyTheme()
  }
}
