/// Everything that a key or a command can set off. The raw value is the name in the config and after `/`.
package enum Action: String, Sendable, CaseIterable, Hashable {
  // Writing
  case send, newline, complete, historyPrevious = "history-previous", historyNext = "history-next"
  case historySearch = "history-search", openEditor = "editor", deleteOrQuit = "delete-or-quit"

  // Everywhere
  case cancel, interrupt, quit, redraw, suspend, help, palette, contexts
  case nextActive = "next-active", newConversation = "new", searchAll = "search", usage
  case parameters = "set", log, mouse, plain, theme
  case context1 = "context-1", context2 = "context-2", context3 = "context-3"
  case context4 = "context-4", context5 = "context-5", context6 = "context-6"
  case context7 = "context-7", context8 = "context-8", context9 = "context-9"
  case scrollUp = "scroll-up", scrollDown = "scroll-down", pageUp = "page-up"
  case pageDown = "page-down", scrollTop = "scroll-top", scrollBottom = "scroll-bottom"
  case jumpToStreaming = "jump-to-streaming", focusTranscript = "focus-transcript"
  case undoTurn = "undo-turn", dryRun = "dry-run"

  // The bar of choices
  case chooseRebuild = "choose-rebuild", chooseSend = "choose-send", chooseOther = "choose-other"

  // Reading
  case focusOlder = "focus-older", focusNewer = "focus-newer", leaveFocus = "leave-focus"
  case copyMessage = "copy", copyCode = "copy-code", openLink = "copy-link", retry
  case editTurn = "edit", forkHere = "fork", previousAlternative = "previous-alternative"
  case nextAlternative = "next-alternative", nextUserTurn = "next-user-turn"
  case previousUserTurn = "previous-user-turn", searchTranscript = "find"
  case nextMatch = "next-match", previousMatch = "previous-match", toggleRaw = "raw"
  case toggleReasoning = "reasoning", readTop = "read-top", readBottom = "read-bottom"
  case unqueue, resend, distil, compare

  // Two replies side by side
  case compareNext = "compare-next", comparePrevious = "compare-previous"
  case compareCopy = "compare-copy"

  // The context menu
  case menuNew = "menu-new", menuImport = "menu-import", menuRebuild = "menu-rebuild"
  case menuFork = "menu-fork", menuRename = "menu-rename", menuForget = "menu-forget"
  case menuRestore = "menu-restore", menuInfo = "menu-info", menuMode = "menu-mode"

  // Lists and forms
  case listUp = "list-up", listDown = "list-down", listPageUp = "list-page-up"
  case listPageDown = "list-page-down", listTop = "list-top", listBottom = "list-bottom"
  case listOpen = "list-open", fieldNext = "field-next", fieldPrevious = "field-previous"

  // Editing text
  case moveLeft = "move-left", moveRight = "move-right", moveWordLeft = "move-word-left"
  case moveWordRight = "move-word-right", moveLineStart = "move-line-start"
  case moveLineEnd = "move-line-end", moveStart = "move-start", moveEnd = "move-end"
  case deleteBackward = "delete-backward", deleteForward = "delete-forward"
  case killWordBackward = "kill-word-backward"
  case killWordBackwardUnicode = "kill-word-backward-unicode"
  case killWordForward = "kill-word-forward", killToLineStart = "kill-to-line-start"
  case killToLineEnd = "kill-to-line-end", yank, yankPop = "yank-pop", transpose
  case upcaseWord = "upcase-word", downcaseWord = "downcase-word"
  case capitalizeWord = "capitalize-word", undo, redo, expandPaste = "expand-paste"

  // The history search
  case historyOlder = "history-older", historyNewer = "history-newer"
  case historyAccept = "history-accept"
}
