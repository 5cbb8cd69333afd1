extension ActionInfo {
  static let reading: [ActionInfo] = [
    ActionInfo(.focusOlder, .transcript, "message before", ["Up", "k"], isCommand: false),
    ActionInfo(.focusNewer, .transcript, "message after", ["Down", "j"], isCommand: false),
    ActionInfo(
      .leaveFocus, .transcript, "back to the composer", ["Esc", "Tab", "i", "Enter"],
      isCommand: false),
    ActionInfo(.copyMessage, .transcript, "copy the message's source text", ["y"]),
    ActionInfo(.copyCode, .transcript, "copy a code block; again: the next one", ["c"]),
    ActionInfo(.openLink, .transcript, "copy a link; again: the next one", ["l"]),
    ActionInfo(.retry, .transcript, "ask again", ["r"]),
    ActionInfo(.editTurn, .transcript, "edit the prompt and send it anew", ["e"]),
    ActionInfo(.forkHere, .transcript, "fork: another context with the memory up to here", ["f"]),
    ActionInfo(.distil, .transcript, "a new context from this answer", ["D"]),
    ActionInfo(.previousAlternative, .transcript, "alternative before", ["["]),
    ActionInfo(.nextAlternative, .transcript, "alternative after", ["]"]),
    ActionInfo(.nextUserTurn, .transcript, "next prompt of yours", ["u"]),
    ActionInfo(.previousUserTurn, .transcript, "previous prompt of yours", ["U"]),
    ActionInfo(.searchTranscript, .transcript, "search in the transcript", ["/"]),
    ActionInfo(.nextMatch, .transcript, "next match", ["n"]),
    ActionInfo(.previousMatch, .transcript, "match before", ["N"]),
    ActionInfo(.toggleRaw, .transcript, "the message as it was written, or rendered", ["v"]),
    ActionInfo(.toggleReasoning, .transcript, "show or hide the model's reasoning", ["t"]),
    ActionInfo(.readTop, .transcript, "first message", ["g", "Home"], isCommand: false),
    ActionInfo(.readBottom, .transcript, "last message", ["G", "End"], isCommand: false),
    ActionInfo(.unqueue, .transcript, "take a queued prompt back", ["d"]),
    ActionInfo(.resend, .transcript, "send the prompt again", ["s"]),
  ]

  static let menu: [ActionInfo] = [
    ActionInfo(.menuNew, .menu, "new", ["Ctrl+N"]),
    ActionInfo(.menuImport, .menu, "import id", ["Ctrl+O"]),
    ActionInfo(.menuRebuild, .menu, "rebuild", ["Ctrl+R"]),
    ActionInfo(.menuFork, .menu, "fork", ["Ctrl+K"]),
    ActionInfo(.menuRename, .menu, "rename", ["Ctrl+E"]),
    ActionInfo(.menuForget, .menu, "forget", ["Ctrl+D"]),
    ActionInfo(.menuRestore, .menu, "bring back what was forgotten last", ["Ctrl+_"]),
    ActionInfo(.menuInfo, .menu, "details", ["Ctrl+G"]),
    ActionInfo(.menuMode, .menu, "say which mode it has", ["Ctrl+S"]),
  ]

  static let lists: [ActionInfo] = [
    ActionInfo(.listUp, .panel, "up", ["Up", "Ctrl+P"], isCommand: false),
    ActionInfo(.listDown, .panel, "down", ["Down"], isCommand: false),
    ActionInfo(.listPageUp, .panel, "page up", ["PageUp"], isCommand: false),
    ActionInfo(.listPageDown, .panel, "page down", ["PageDown"], isCommand: false),
    ActionInfo(.listTop, .panel, "first", ["Ctrl+Home"], isCommand: false),
    ActionInfo(.listBottom, .panel, "last", ["Ctrl+End"], isCommand: false),
    ActionInfo(.listOpen, .panel, "open, or done", ["Enter"], isCommand: false),
    ActionInfo(.fieldNext, .panel, "next field", ["Tab"], isCommand: false),
    ActionInfo(.fieldPrevious, .panel, "field before", ["Shift+Tab"], isCommand: false),
  ]
}
