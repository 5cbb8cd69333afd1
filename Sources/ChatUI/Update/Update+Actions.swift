import ChatModel
import ChatTranscript
import TerminalKit
import TextEditing

extension AppState {
  /// Does what a key, the palette or a command asks for.
  mutating func perform(_ action: Action) {
    if action != .interrupt { disarmQuit() }
    if action != .copyCode, action != .openLink { copyCursor = nil }
    switch action.info.context {
    case .composer: performWriting(action)
    case .editing: performEditing(action)
    case .historySearch: performHistorySearch(action)
    case .transcript: performReading(action)
    case .menu: performMenu(action)
    case .panel: performList(action)
    case .global: performGlobal(action)
    }
  }

  private mutating func performGlobal(_ action: Action) {
    if let number = Action.numberedContexts.firstIndex(of: action) {
      openContext(number: number)
      return
    }
    switch action {
    case .cancel: cancel()
    case .interrupt: interrupt()
    case .quit: quit()
    case .redraw: emit(.redraw)
    case .suspend: suspend()
    case .help: toggleHelp()
    case .palette: open(.palette(ActionPalette()))
    case .contexts: toggleMenu()
    case .nextActive: goToNextActive()
    case .newConversation: newConversation()
    case .searchAll: openSearch("")
    case .usage: openUsage()
    case .parameters: openParameters()
    case .log: openLog()
    case .theme: nextTheme()
    case .mouse: toggleMouse()
    case .plain: leaveFullScreen()
    case .dryRun: dryRun(pane.editor.text)
    case .undoTurn: undoTurn()
    case .chooseRebuild, .chooseSend, .chooseOther: choose(action)
    default: performScrolling(action)
    }
  }

  private mutating func performScrolling(_ action: Action) {
    switch action {
    case .scrollUp: scrollTranscript(rows: -1)
    case .scrollDown: scrollTranscript(rows: 1)
    case .pageUp: pane.transcript.scrollPages(-1)
    case .pageDown: pane.transcript.scrollPages(1)
    case .scrollTop: pane.transcript.scrollToTop()
    case .scrollBottom: pane.transcript.scrollToBottom()
    case .jumpToStreaming: pane.transcript.jumpToStreaming()
    case .focusTranscript: startReading()
    default: break
    }
  }

  mutating func scrollTranscript(rows: Int) {
    pane.transcript.scroll(rows: rows)
  }

  private mutating func suspend() {
    saveDraft()
    emit(.suspend)
  }

  private mutating func leaveFullScreen() {
    saveDraft()
    emit(.plainMode)
  }

  private mutating func toggleMouse() {
    mouse.toggle()
    tellMouse()
  }

  /// `/mouse`: on, off, or the other of the two.
  mutating func setMouse(_ word: String) {
    switch word {
    case "": mouse.toggle()
    case "on": mouse = true
    case "off": mouse = false
    default:
      tell(.warning, "/mouse takes on or off; alone it toggles.")
      return
    }
    tellMouse()
  }

  private mutating func tellMouse() {
    tell(
      .info,
      mouse
        ? "Mouse on: the wheel scrolls, clicks choose in lists; hold Shift to select text."
        : "Mouse off.")
  }

  private mutating func undoTurn() {
    guard let last = pane.transcript.lastTurn else {
      tellBriefly("No turn to drop.")
      return
    }
    guard last.turn.phase.isEnded else {
      tell(.info, "The reply is still in progress; \(keymap.hint(.cancel)) stops it.")
      return
    }
    wish(.undo(pane.id))
  }
}
