extension ActionInfo {
  static let everywhere: [ActionInfo] =
    [
      ActionInfo(
        .cancel, .global, "stop the reply, or close what is open", ["Esc"], isCommand: false),
      ActionInfo(
        .interrupt, .global, "stop the reply; idle: clear the draft; twice: quit", ["Ctrl+C"],
        isCommand: false),
      ActionInfo(.quit, .global, "quit", ["Ctrl+X Ctrl+C"]),
      ActionInfo(.help, .global, "help (also ? on an empty prompt)", ["F1"]),
      ActionInfo(.contexts, .global, "contexts: switch, create, rebuild", ["F2", "Ctrl+T"]),
      ActionInfo(.searchAll, .global, "search all conversations", ["Ctrl+F", "F3"]),
      ActionInfo(
        .palette, .global, "every action and command by name", ["F4", "Ctrl+X Ctrl+X", "Alt+x"]),
      ActionInfo(.newConversation, .global, "new conversation or context", ["Ctrl+N"]),
      ActionInfo(
        .nextActive, .global, "go to the next finished or streaming conversation",
        ["Alt+a", "Ctrl+X a"]),
      ActionInfo(.usage, .global, "token usage: cached, fresh, savings", ["F8"]),
      ActionInfo(.parameters, .global, "parameters of this conversation", ["F9"]),
      ActionInfo(.log, .global, "past notices", ["F10"]),
      ActionInfo(.theme, .global, "next theme", ["Ctrl+X t"]),
      ActionInfo(.mouse, .global, "mouse on or off: wheel, clicks in lists", ["Ctrl+X m"]),
      ActionInfo(.plain, .global, "switch from full screen to line mode", ["Ctrl+X l"]),
      ActionInfo(.dryRun, .global, "show what would be sent", ["Ctrl+X d"]),
      ActionInfo(.undoTurn, .global, "drop the last turn", ["Ctrl+X Ctrl+Z"]),
      ActionInfo(.redraw, .global, "redraw the screen", ["Ctrl+L"]),
      ActionInfo(.suspend, .global, "suspend the program", ["Ctrl+Z"]),
      ActionInfo(.pageUp, .global, "scroll a page up", ["PageUp"]),
      ActionInfo(.pageDown, .global, "scroll a page down", ["PageDown"]),
      ActionInfo(.scrollUp, .global, "scroll a line up", ["Shift+Up", "Ctrl+X Up"]),
      ActionInfo(.scrollDown, .global, "scroll a line down", ["Shift+Down", "Ctrl+X Down"]),
      ActionInfo(.scrollTop, .global, "to the first turn", ["Ctrl+Home", "Ctrl+X Home"]),
      ActionInfo(.scrollBottom, .global, "to the newest line", ["Ctrl+End", "Ctrl+X End"]),
      ActionInfo(.jumpToStreaming, .global, "to the streaming reply", ["Ctrl+X j"]),
      ActionInfo(.focusTranscript, .global, "read the transcript by message", ["Ctrl+X Tab"]),
    ] + numbered

  private static let numbered: [ActionInfo] = Action.numberedContexts.enumerated().map {
    ActionInfo(
      $1, .global, "context \($0 + 1) in the menu",
      ["Alt+\($0 + 1)", "Ctrl+X \($0 + 1)"])
  }

  static let choices: [ActionInfo] = [
    ActionInfo(
      .chooseRebuild, .global, "if offered: rebuild the context and send", ["F5", "Ctrl+X b"]),
    ActionInfo(.chooseSend, .global, "if offered: send anyway, or again", ["F6", "Ctrl+X s"]),
    ActionInfo(
      .chooseOther, .global, "if offered: choose another context, or carry on", ["F7", "Ctrl+X o"]),
  ]
}

extension Action {
  /// Alt+1…9, in order.
  package static let numberedContexts: [Action] = [
    .context1, .context2, .context3, .context4, .context5, .context6, .context7, .context8,
    .context9,
  ]
}
