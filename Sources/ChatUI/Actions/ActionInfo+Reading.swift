import Wording

extension ActionInfo {
  static let reading: [ActionInfo] = [
    ActionInfo(
      .focusOlder, .transcript, localized("previous message"), ["Up", "k"], isCommand: false),
    ActionInfo(
      .focusNewer, .transcript, localized("next message"), ["Down", "j"], isCommand: false),
    ActionInfo(
      .leaveFocus, .transcript, localized("back to the composer"), ["Esc", "Tab", "i", "Enter"],
      isCommand: false),
    ActionInfo(.copyMessage, .transcript, localized("copy the message's source text"), ["y"]),
    ActionInfo(.copyCode, .transcript, localized("copy a code block; again: the next one"), ["c"]),
    ActionInfo(.openLink, .transcript, localized("copy a link; again: the next one"), ["l"]),
    ActionInfo(.retry, .transcript, localized("ask again"), ["r"]),
    ActionInfo(.editTurn, .transcript, localized("edit the prompt and send it again"), ["e"]),
    ActionInfo(
      .forkHere, .transcript, localized("fork: new context with the memory up to here"), ["f"]),
    ActionInfo(.distil, .transcript, localized("new context from this answer"), ["D"]),
    ActionInfo(.previousAlternative, .transcript, localized("previous alternative"), ["["]),
    ActionInfo(.nextAlternative, .transcript, localized("next alternative"), ["]"]),
    ActionInfo(.compare, .transcript, localized("compare the reply with another"), ["="]),
    ActionInfo(.nextUserTurn, .transcript, localized("your next prompt"), ["u"]),
    ActionInfo(.previousUserTurn, .transcript, localized("your previous prompt"), ["U"]),
    ActionInfo(.searchTranscript, .transcript, localized("search in the transcript"), ["/"]),
    ActionInfo(.nextMatch, .transcript, localized("next match"), ["n"]),
    ActionInfo(.previousMatch, .transcript, localized("previous match"), ["N"]),
    ActionInfo(.toggleRaw, .transcript, localized("switch between raw text and rendered"), ["v"]),
    ActionInfo(
      .toggleReasoning, .transcript,
      localized("show or hide the model's reasoning, or the end of a long prompt"), ["t"]),
    ActionInfo(.readTop, .transcript, localized("first message"), ["g", "Home"], isCommand: false),
    ActionInfo(
      .readBottom, .transcript, localized("last message"), ["G", "End"], isCommand: false),
    ActionInfo(.unqueue, .transcript, localized("take back a queued prompt"), ["d"]),
    ActionInfo(.resend, .transcript, localized("send the prompt again"), ["s"]),
  ]

  static let menu: [ActionInfo] = [
    ActionInfo(.menuNew, .menu, localized("new"), ["Ctrl+N"]),
    ActionInfo(.menuImport, .menu, localized("import id"), ["Ctrl+O"]),
    ActionInfo(.menuRebuild, .menu, localized("rebuild"), ["Ctrl+R"]),
    ActionInfo(.menuFork, .menu, localized("fork"), ["Ctrl+K"]),
    ActionInfo(.menuRename, .menu, localized("rename"), ["Ctrl+E"]),
    ActionInfo(.menuForget, .menu, localized("forget"), ["Ctrl+D"]),
    ActionInfo(.menuRestore, .menu, localized("restore what was last forgotten"), ["Ctrl+_"]),
    ActionInfo(.menuInfo, .menu, localized("details"), ["Ctrl+G"]),
    ActionInfo(.menuMode, .menu, localized("set its mode"), ["Ctrl+S"]),
  ]

  static let comparing: [ActionInfo] = [
    ActionInfo(
      .compareNext, .comparing, localized("the next reply on the right"), ["n", "Right"],
      isCommand: false),
    ActionInfo(
      .comparePrevious, .comparing, localized("the previous reply on the right"), ["p", "Left"],
      isCommand: false),
    ActionInfo(
      .compareCopy, .comparing, localized("copy the reply's source text"), ["y"], isCommand: false),
  ]

  static let lists: [ActionInfo] = [
    ActionInfo(.listUp, .panel, localized("up"), ["Up", "Ctrl+P"], isCommand: false),
    ActionInfo(.listDown, .panel, localized("down"), ["Down"], isCommand: false),
    ActionInfo(.listPageUp, .panel, localized("page up"), ["PageUp"], isCommand: false),
    ActionInfo(.listPageDown, .panel, localized("page down"), ["PageDown"], isCommand: false),
    ActionInfo(.listTop, .panel, localized("first"), ["Ctrl+Home"], isCommand: false),
    ActionInfo(.listBottom, .panel, localized("last"), ["Ctrl+End"], isCommand: false),
    ActionInfo(.listOpen, .panel, localized("open or confirm"), ["Enter"], isCommand: false),
    ActionInfo(.fieldNext, .panel, localized("next field"), ["Tab"], isCommand: false),
    ActionInfo(
      .fieldPrevious, .panel, localized("previous field"), ["Shift+Tab"], isCommand: false),
  ]
}
