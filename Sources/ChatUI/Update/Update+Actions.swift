import ChatModel
import ChatTranscript
import TerminalKit
import TextEditing

extension AppState {
  /// Does what a key, the palette or a command asks for: every action, in one place.
  mutating func perform(_ action: Action) {
    if action != .interrupt { keyboard.disarmQuit() }
    if action != .copyCode, action != .openLink { reading.forgetCopies() }
    switch action {
    // Writing
    case .send:
      submit()
      beginViTyping()
    case .newline: edit(.newline)
    case .complete: complete()
    case .historyPrevious: recall { $0.goUp(at: $1) }
    case .historyNext: recall { $0.goDown(at: $1) }
    case .historySearch: startHistorySearch()
    case .openEditor: openEditor()
    case .deleteOrQuit: if pane.composer.isEmpty { quit() } else { edit(.deleteForward) }
    case .historyOlder: searchHistory { $0.goOlder() }
    case .historyNewer: searchHistory { $0.goNewer() }
    case .historyAccept: acceptMatch()

    // Everywhere
    case .cancel: cancel()
    case .interrupt:
      interrupt()
      beginViTyping()
    case .quit: quit()
    case .redraw: emit(.redraw)
    case .suspend: leaveTerminal(.suspend)
    case .plain: leaveTerminal(.plainMode)
    case .help: toggleHelp()
    case .palette: open(ActionPalette())
    case .contexts: toggleMenu()
    case .nextActive: goToNextActive()
    case .newConversation: newConversation()
    case .searchAll: openSearch("")
    case .usage: openUsage()
    case .parameters: openParameters()
    case .log: openLog()
    case .theme: chooseTheme("")
    case .mouse: setMouse("")
    case .dryRun: dryRun(pane.composer.editor.text)
    case .undoTurn: undoTurn()
    case .chooseRebuild, .chooseSend, .chooseOther: choose(action)
    case .context1, .context2, .context3, .context4, .context5, .context6, .context7, .context8,
      .context9:
      if let number = Action.numberedContexts.firstIndex(of: action) { openContext(number: number) }

    // Scrolling
    case .scrollUp: pane.transcript.scroll(rows: -1)
    case .scrollDown: pane.transcript.scroll(rows: 1)
    case .pageUp: pane.transcript.scrollPages(-1)
    case .pageDown: pane.transcript.scrollPages(1)
    case .scrollTop: pane.transcript.scrollToTop()
    case .scrollBottom: pane.transcript.scrollToBottom()
    case .jumpToStreaming: pane.transcript.jumpToStreaming()
    case .focusTranscript: startReading()

    // Reading; by their names also as commands, which are about the last message
    case .focusOlder: pane.transcript.moveFocus(by: -1)
    case .focusNewer: pane.transcript.moveFocus(by: 1)
    case .leaveFocus: leaveReading()
    case .copyMessage: copyMessage()
    case .copyCode: copyNext(.code)
    case .openLink: copyNext(.link)
    case .retry: retry()
    case .editTurn: editTurn()
    case .forkHere: fork()
    case .distil: distil()
    case .previousAlternative: flip(-1)
    case .nextAlternative: flip(1)
    case .nextUserTurn: pane.transcript.jump(toUserTurn: 1)
    case .previousUserTurn: pane.transcript.jump(toUserTurn: -1)
    case .searchTranscript: find("")
    case .nextMatch: goToMatch { $0.nextMatch() }
    case .previousMatch: goToMatch { $0.previousMatch() }
    case .toggleRaw: focusing { $0.toggleRaw() }
    case .toggleReasoning: focusing { $0.toggleFolded() }
    case .readTop: pane.transcript.focusFirst()
    case .readBottom:
      pane.transcript.focusLast()
      pane.transcript.scrollToBottom()
    case .unqueue: unqueue()
    case .resend: resend()
    case .compare: compare("")

    // Two replies side by side
    case .compareNext: compareOther(by: 1)
    case .comparePrevious: compareOther(by: -1)
    case .compareCopy: copyCompared()

    // The context menu, without it the context on screen
    case .menuNew: menuNew()
    case .menuImport: openImportForm()
    case .menuRestore: restore()
    case .menuRebuild: onTarget { $0.requestOffer(.rebuild($1.summary.id, pending: nil)) }
    case .menuFork: onTarget { $0.fork($1) }
    case .menuRename: onTarget { $0.openRenameForm($1) }
    case .menuForget: onTarget { $0.forget($1, wayBack: $0.keymap.hint(.menuRestore)) }
    case .menuInfo: onTarget { $0.openDetails($1.summary) }
    case .menuMode: onTarget { $0.openModeForm($1.summary) }

    // Lists and forms
    case .listUp: move(.up)
    case .listDown: move(.down)
    case .listPageUp: move(.pageUp)
    case .listPageDown: move(.pageDown)
    case .listTop: move(.top)
    case .listBottom: move(.bottom)
    case .listOpen: openChosen()
    case .fieldNext: moveField(by: 1)
    case .fieldPrevious: moveField(by: -1)

    // Editing, in whatever text has the keyboard
    case .moveLeft: moveOrFlip(by: -1)
    case .moveRight: moveOrFlip(by: 1)
    case .moveWordLeft, .moveWordRight, .moveLineStart, .moveLineEnd, .moveStart, .moveEnd,
      .deleteBackward, .deleteForward, .killWordBackward, .killWordBackwardUnicode,
      .killWordForward, .killToLineStart, .killToLineEnd, .yank, .yankPop, .transpose, .upcaseWord,
      .downcaseWord, .capitalizeWord, .undo, .redo, .expandPaste:
      if let change = action.edit { edit(change) }
    }
  }
}
