extension ActionInfo {
  static let writing: [ActionInfo] = [
    ActionInfo(.send, .composer, "send the prompt", ["Enter"]),
    ActionInfo(
      .newline, .composer, "new line (also \\ then Enter)",
      ["Ctrl+J", "Alt+Enter", "Shift+Enter"], isCommand: false),
    ActionInfo(
      .complete, .composer, "complete a command or @path, else read the transcript", ["Tab"],
      isCommand: false),
    ActionInfo(
      .historyPrevious, .composer, "line up; on the first line: previous prompt", ["Up", "Ctrl+P"],
      isCommand: false),
    ActionInfo(
      .historyNext, .composer, "line down; on the last line: next prompt", ["Down"],
      isCommand: false),
    ActionInfo(.historySearch, .composer, "search your prompts", ["Ctrl+R"]),
    ActionInfo(
      .openEditor, .composer, "write the prompt in $EDITOR", ["Ctrl+G", "Ctrl+X Ctrl+E"]),
    ActionInfo(
      .deleteOrQuit, .composer, "delete forward; on an empty prompt: quit", ["Ctrl+D"],
      isCommand: false),
  ]

  static let historySearch: [ActionInfo] = [
    ActionInfo(
      .historyOlder, .historySearch, "older match", ["Ctrl+R", "Up"], isCommand: false),
    ActionInfo(.historyNewer, .historySearch, "newer match", ["Ctrl+S"], isCommand: false),
    ActionInfo(
      .historyAccept, .historySearch, "put it into the composer",
      ["Enter", "Tab", "Right", "Down"], isCommand: false),
  ]

  static let editing: [ActionInfo] = [
    edit(.moveLeft, "left", ["Left", "Ctrl+B"]),
    edit(.moveRight, "right", ["Right"]),
    edit(.moveWordLeft, "word left", ["Ctrl+Left", "Alt+Left", "Alt+b"]),
    edit(.moveWordRight, "word right", ["Ctrl+Right", "Alt+Right", "Alt+f"]),
    edit(.moveLineStart, "start of the line", ["Home", "Ctrl+A"]),
    edit(.moveLineEnd, "end of the line", ["End", "Ctrl+E"]),
    edit(.moveStart, "start of the text", ["Ctrl+X Ctrl+A", "Alt+<"]),
    edit(.moveEnd, "end of the text", ["Ctrl+X Ctrl+F", "Alt+>"]),
    edit(.deleteBackward, "delete backward", ["Backspace", "Ctrl+H", "Shift+Backspace"]),
    edit(.deleteForward, "delete forward", ["Delete"]),
    edit(.killWordBackward, "cut back to the last space", ["Ctrl+W"]),
    edit(
      .killWordBackwardUnicode, "cut the word before the cursor",
      ["Alt+Backspace", "Ctrl+Backspace"]),
    edit(.killWordForward, "cut the word after the cursor", ["Ctrl+Delete", "Alt+d"]),
    edit(.killToLineStart, "cut to the start of the line", ["Ctrl+U"]),
    edit(.killToLineEnd, "cut to the end of the line", ["Ctrl+K"]),
    edit(.yank, "paste the last cut", ["Ctrl+Y"]),
    edit(.yankPop, "after pasting: the cut before that", ["Ctrl+X y", "Alt+y"]),
    edit(.transpose, "swap two characters", ["Ctrl+X Ctrl+T"]),
    edit(.upcaseWord, "uppercase the word", ["Ctrl+X Ctrl+U", "Alt+u"]),
    edit(.downcaseWord, "lowercase the word", ["Ctrl+X Ctrl+L", "Alt+l"]),
    edit(.capitalizeWord, "capitalise the word", ["Ctrl+X c", "Alt+c"]),
    edit(.undo, "undo", ["Ctrl+_", "Ctrl+X u"]),
    edit(.redo, "redo", ["Ctrl+X r", "Alt+_"]),
    edit(.expandPaste, "expand a folded paste", ["Ctrl+X p"]),
  ]

  private static func edit(_ action: Action, _ summary: String, _ chords: [String]) -> ActionInfo {
    ActionInfo(action, .editing, summary, chords, isCommand: false)
  }
}
