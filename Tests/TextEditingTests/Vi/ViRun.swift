import TerminalKit

@testable import TextEditing

/// Our own editor under the same keys as vim.
enum ViRun {
  /// The keys with the pictures replaced by what they stand for.
  static func bytes(_ keys: String) -> String {
    String(
      keys.map { character in
        switch character {
        case "␛": "\u{1B}"
        case "␍": "\r"
        case "␈": "\u{8}"
        case "␒": "\u{12}"
        case "␗": "\u{17}"
        case "␕": "\u{15}"
        case "¦": "|"
        case "␠": " "
        default: character
        }
      })
  }

  static func presses(_ keys: String) -> [KeyPress] {
    keys.map { character in
      switch character {
      case "␛": KeyPress(.escape)
      case "␍": KeyPress(.enter)
      case "␈": KeyPress(.backspace)
      case "␒": KeyPress(.character("r"), .control)
      case "␗": KeyPress(.character("w"), .control)
      case "␕": KeyPress(.character("u"), .control)
      case "←": KeyPress(.left)
      case "→": KeyPress(.right)
      case "↑": KeyPress(.up)
      case "↓": KeyPress(.down)
      case "¦": KeyPress(.character("|"))
      case "␠": KeyPress(.character(" "))
      default: KeyPress(.character(character))
      }
    }
  }

  /// What keys that vi leaves to the program do while text is typed.
  static func pass(_ press: KeyPress, _ vi: inout ViEditing, _ editor: inout TextEditor) {
    guard vi.mode.isTyping else { return }
    switch press.key {
    case .character(let character): vi.type(.text(String(character)), in: &editor)
    case .enter: vi.type(.text("\n"), in: &editor)
    case .left:
      editor.perform(.moveLeft)
      vi.cursorMoved(in: &editor)
    case .right:
      editor.perform(.moveRight)
      vi.cursorMoved(in: &editor)
    default: break
    }
  }

  static func press(_ keys: String, _ vi: inout ViEditing, _ editor: inout TextEditor) {
    for press in presses(keys) where vi.press(press, in: &editor) == .passed {
      pass(press, &vi, &editor)
    }
  }

  /// The text and the cursor after some keys, from normal mode at the start of the text.
  static func result(_ text: String, _ keys: String) -> VimRun.Result {
    var vi = ViEditing()
    var editor = TextEditor(text: text, caret: 0)
    press("␛" + keys + "␛␛", &vi, &editor)
    let buffer = editor.buffer
    let start = buffer.lineStart(of: editor.cursor)
    return VimRun.Result(
      text: editor.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
      line: buffer.lineNumber(of: start) + 1,
      column: EditUnit.text(of: buffer.units[start..<editor.cursor]).utf8.count)
  }
}
