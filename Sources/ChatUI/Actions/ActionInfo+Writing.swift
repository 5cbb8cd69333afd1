import Wording

extension ActionInfo {
  static let writing: [ActionInfo] = [
    ActionInfo(.send, .composer, localized("send the prompt"), ["Enter"]),
    ActionInfo(
      .newline, .composer, localized("new line (also \\ then Enter)"),
      ["Ctrl+J", "Alt+Enter", "Shift+Enter"], isCommand: false),
    ActionInfo(
      .complete, .composer, localized("complete a command or @path, else read the transcript"),
      ["Tab"],
      isCommand: false),
    ActionInfo(
      .historyPrevious, .composer, localized("line up; on the first line: previous prompt"),
      ["Up", "Ctrl+P"],
      isCommand: false),
    ActionInfo(
      .historyNext, .composer, localized("line down; on the last line: next prompt"), ["Down"],
      isCommand: false),
    ActionInfo(.historySearch, .composer, localized("search your prompts"), ["Ctrl+R"]),
    ActionInfo(
      .openEditor, .composer,
      localized("write the prompt in $EDITOR"), ["Ctrl+G", "Ctrl+X Ctrl+E"]),
    ActionInfo(
      .deleteOrQuit, .composer, localized("delete forward; on an empty prompt: quit"), ["Ctrl+D"],
      isCommand: false),
  ]

  static let historySearch: [ActionInfo] = [
    ActionInfo(
      .historyOlder, .historySearch, localized("older match"), ["Ctrl+R", "Up"], isCommand: false),
    ActionInfo(
      .historyNewer, .historySearch, localized("newer match"), ["Ctrl+S"], isCommand: false),
    ActionInfo(
      .historyAccept, .historySearch, localized("put it into the composer"),
      ["Enter", "Tab", "Right", "Down"], isCommand: false),
  ]

  static let editing: [ActionInfo] = [
    edit(.moveLeft, localized("left"), ["Left", "Ctrl+B"]),
    edit(.moveRight, localized("right"), ["Right"]),
    edit(.moveWordLeft, localized("word left"), ["Ctrl+Left", "Alt+Left", "Alt+b"]),
    edit(.moveWordRight, localized("word right"), ["Ctrl+Right", "Alt+Right", "Alt+f"]),
    edit(.moveLineStart, localized("start of the line"), ["Home", "Ctrl+A"]),
    edit(.moveLineEnd, localized("end of the line"), ["End", "Ctrl+E"]),
    edit(.moveStart, localized("start of the text"), ["Ctrl+X Ctrl+A", "Alt+<"]),
    edit(.moveEnd, localized("end of the text"), ["Ctrl+X Ctrl+F", "Alt+>"]),
    edit(
      .deleteBackward, localized("delete backward"), ["Backspace", "Ctrl+H", "Shift+Backspace"]),
    edit(.deleteForward, localized("delete forward"), ["Delete"]),
    edit(.killWordBackward, localized("cut back to the last space"), ["Ctrl+W"]),
    edit(
      .killWordBackwardUnicode, localized("cut the word before the cursor"),
      ["Alt+Backspace", "Ctrl+Backspace"]),
    edit(.killWordForward, localized("cut the word after the cursor"), ["Ctrl+Delete", "Alt+d"]),
    edit(.killToLineStart, localized("cut to the start of the line"), ["Ctrl+U"]),
    edit(.killToLineEnd, localized("cut to the end of the line"), ["Ctrl+K"]),
    edit(.yank, localized("paste the last cut"), ["Ctrl+Y"]),
    edit(.yankPop, localized("after pasting: the cut before that"), ["Ctrl+X y", "Alt+y"]),
    edit(.transpose, localized("swap two characters"), ["Ctrl+X Ctrl+T"]),
    edit(.upcaseWord, localized("uppercase the word"), ["Ctrl+X Ctrl+U", "Alt+u"]),
    edit(.downcaseWord, localized("lowercase the word"), ["Ctrl+X Ctrl+L", "Alt+l"]),
    edit(.capitalizeWord, localized("capitalise the word"), ["Ctrl+X c", "Alt+c"]),
    edit(.undo, localized("undo"), ["Ctrl+_", "Ctrl+/", "Ctrl+X u"]),
    edit(.redo, localized("redo"), ["Ctrl+X r", "Alt+_"]),
    edit(.expandPaste, localized("expand a folded paste"), ["Ctrl+X p"]),
  ]

  private static func edit(_ action: Action, _ summary: String, _ chords: [String]) -> ActionInfo {
    ActionInfo(action, .editing, summary, chords, isCommand: false)
  }
}
