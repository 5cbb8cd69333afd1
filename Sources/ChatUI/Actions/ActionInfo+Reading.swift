extension ActionInfo {
  static let reading: [ActionInfo] = [
    ActionInfo(.focusOlder, .transcript, "previous message", ["Up", "k"], isCommand: false),
    ActionInfo(.focusNewer, .transcript, "next message", ["Down", "j"], isCommand: false),
    ActionInfo(
      .leaveFocus, .transcript, "back to the composer", ["Esc", "Tab", "i", "Enter"],
      isCommand: false),
    ActionInfo(.copyMessage, .transcript, "copy the message's source text", ["y"]),
    ActionInfo(.copyCode, .transcript, "copy a code block; again: the next one", ["c"]),
    ActionInfo(.openLink, .transcript, "copy a link; again: the next one", ["l"]),
    ActionInfo(.retry, .transcript, "ask again", ["r"]),
    ActionInfo(.editTurn, .transcript, "edit the prompt and send it again", ["e"]),
    ActionInfo(.forkHere, .transcript, "fork: new context with the memory up to here", ["f"]),
    ActionInfo(.distil, .transcript, "new context from this answer", ["D"]),
    ActionInfo(.previousAlternative, .transcript, "previous alternative", ["["]),
    ActionInfo(.nextAlternative, .transcript, "next alternative", ["]"]),
    ActionInfo(.nextUserTurn, .transcript, "your next prompt", ["u"]),
    ActionInfo(.previousUserTurn, .transcript, "your previous prompt", ["U"]),
    ActionInfo(.searchTranscript, .transcript, "search in the transcript", ["/"]),
    ActionInfo(.nextMatch, .transcript, "next match", ["n"]),
    ActionInfo(.previousMatch, .transcript, "previous match", ["N"]),
    ActionInfo(.toggleRaw, .transcript, "switch between raw text and rendered", ["v"]),
    ActionInfo(
      .toggleReasoning, .transcript,
      "show or hide the model's reasoning, or the end of a long prompt", ["t"]),
    ActionInfo(.readTop, .transcript, "first message", ["g", "Home"], isCommand: false),
    ActionInfo(.readBottom, .transcript, "last message", ["G", "End"], isCommand: false),
    ActionInfo(.unqueue, .transcript, "take back a queued prompt", ["d"]),
    ActionInfo(.resend, .transcript, "send the prompt again", ["s"]),
  ]

  static let menu: [ActionInfo] = [
    ActionInfo(.menuNew, .menu, "new", ["Ctrl+N"]),
    ActionInfo(.menuImport, .menu, "import id", ["Ctrl+O"]),
    ActionInfo(.menuRebuild, .menu, "rebuild", ["Ctrl+R"]),
    ActionInfo(.menuFork, .menu, "fork", ["Ctrl+K"]),
    ActionInfo(.menuRename, .menu, "rename", ["Ctrl+E"]),
    ActionInfo(.menuForget, .menu, "forget", ["Ctrl+D"]),
    ActionInfo(.menuRestore, .menu, "restore what was last forgotten", ["Ctrl+_"]),
    ActionInfo(.menuInfo, .menu, "details", ["Ctrl+G"]),
    ActionInfo(.menuMode, .menu, "set its mode", ["Ctrl+S"]),
  ]

  static let lists: [ActionInfo] = [
    ActionInfo(.listUp, .panel, "up", ["Up", "Ctrl+P"], isCommand: false),
    ActionInfo(.listDown, .panel, "down", ["Down"], isCommand: false),
    ActionInfo(.listPageUp, .panel, "page up", ["PageUp"], isCommand: false),
    ActionInfo(.listPageDown, .panel, "page down", ["PageDown"], isCommand: false),
    ActionInfo(.listTop, .panel, "first", ["Ctrl+Home"], isCommand: false),
    ActionInfo(.listBottom, .panel, "last", ["Ctrl+End"], isCommand: false),
    ActionInfo(.listOpen, .panel, "open or confirm", ["Enter"], isCommand: false),
    ActionInfo(.fieldNext, .panel, "next field", ["Tab"], isCommand: false),
    ActionInfo(.fieldPrevious, .panel, "previous field", ["Shift+Tab"], isCommand: false),
  ]
}
