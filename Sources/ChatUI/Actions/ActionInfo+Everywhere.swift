import Wording

extension ActionInfo {
  static let everywhere: [ActionInfo] =
    [
      ActionInfo(
        .cancel, .global, localized("stop the reply, or close what is open"), ["Esc"],
        isCommand: false),
      ActionInfo(
        .interrupt, .global, localized("stop the reply; idle: clear the draft; twice: quit"),
        ["Ctrl+C"],
        isCommand: false),
      ActionInfo(.quit, .global, localized("quit"), ["Ctrl+X Ctrl+C"]),
      ActionInfo(
        .help, .global, localized("help (also ? on an empty prompt)"),
        ["F1", "Ctrl+X h"]),
      ActionInfo(
        .contexts, .global, localized("contexts: switch, create, rebuild"), ["F2", "Ctrl+T"]),
      ActionInfo(.searchAll, .global, localized("search all conversations"), ["Ctrl+F", "F3"]),
      ActionInfo(
        .palette, .global, localized("every action and command by name"),
        ["F4", "Ctrl+X Ctrl+X", "Alt+x"]),
      ActionInfo(.newConversation, .global, localized("new conversation or context"), ["Ctrl+N"]),
      ActionInfo(
        .nextActive, .global, localized("go to the next finished or streaming conversation"),
        ["Alt+a", "Ctrl+X a"]),
      ActionInfo(.usage, .global, localized("token usage: cached, fresh, savings"), ["F8"]),
      ActionInfo(.parameters, .global, localized("parameters of this conversation"), ["F9"]),
      ActionInfo(.log, .global, localized("past notices"), ["F10", "Ctrl+X n"]),
      ActionInfo(.theme, .global, localized("next theme"), ["Ctrl+X t"]),
      ActionInfo(
        .mouse, .global, localized("mouse on or off: wheel, clicks in lists"), ["Ctrl+X m"]),
      ActionInfo(.plain, .global, localized("switch from full screen to line mode"), ["Ctrl+X l"]),
      ActionInfo(.dryRun, .global, localized("show what would be sent"), ["Ctrl+X d"]),
      ActionInfo(.undoTurn, .global, localized("drop the last turn"), ["Ctrl+X Ctrl+Z"]),
      ActionInfo(.redraw, .global, localized("redraw the screen"), ["Ctrl+L"]),
      ActionInfo(.suspend, .global, localized("suspend the program"), ["Ctrl+Z"]),
      ActionInfo(.pageUp, .global, localized("scroll a page up"), ["PageUp"]),
      ActionInfo(.pageDown, .global, localized("scroll a page down"), ["PageDown"]),
      ActionInfo(.scrollUp, .global, localized("scroll a line up"), ["Shift+Up", "Ctrl+X Up"]),
      ActionInfo(
        .scrollDown, .global, localized("scroll a line down"), ["Shift+Down", "Ctrl+X Down"]),
      ActionInfo(
        .scrollTop, .global, localized("to the first turn"), ["Ctrl+Home", "Ctrl+X Home"]),
      ActionInfo(
        .scrollBottom, .global, localized("to the newest line"), ["Ctrl+End", "Ctrl+X End"]),
      ActionInfo(.jumpToStreaming, .global, localized("to the streaming reply"), ["Ctrl+X j"]),
      ActionInfo(
        .focusTranscript, .global, localized("read the transcript by message"), ["Ctrl+X Tab"]),
    ] + numbered

  private static let numbered: [ActionInfo] = Action.numberedContexts.enumerated().map {
    ActionInfo(
      $1, .global, localized("context \($0 + 1) in the menu"),
      ["Alt+\($0 + 1)", "Ctrl+X \($0 + 1)"])
  }

  static let choices: [ActionInfo] = [
    ActionInfo(
      .chooseRebuild, .global, localized("if offered: rebuild the context and send"),
      ["F5", "Ctrl+X b"]),
    ActionInfo(
      .chooseSend, .global, localized("if offered: send anyway, or again"), ["F6", "Ctrl+X s"]),
    ActionInfo(
      .chooseOther, .global, localized("if offered: choose another context, or carry on"),
      ["F7", "Ctrl+X o"]),
  ]
}

extension Action {
  /// Alt+1…9, in order.
  package static let numberedContexts: [Action] = [
    .context1, .context2, .context3, .context4, .context5, .context6, .context7, .context8,
    .context9,
  ]
}
