import TerminalKit
import Testing

@testable import TextEditing

/// The keys of insert and replace mode, one after another, before Esc.
@Suite struct ViTypingTests {
  /// The text with `|` at the cursor while it is being typed; the way there begins in normal mode on the first letter.
  private func typing(_ keys: String, in text: String = "one two\n  three") -> String {
    var vi = ViEditing()
    var editor = TextEditor(text: text, caret: 0)
    ViRun.press("␛" + keys, &vi, &editor)
    return vi.mode.isTyping ? editor.marked : "normal"
  }

  @Test(arguments: [
    ("ix", "x|one two\n  three"), ("ax", "ox|ne two\n  three"), ("Ax", "one twox|\n  three"),
    ("jIx", "one two\n  x|three"), ("jgIx", "one two\nx|  three"), ("ox", "one two\nx|\n  three"),
    ("jOx", "one two\nx|\n  three"), ("cwx", "x| two\n  three"), ("Cx", "x|\n  three"),
    ("sx", "x|ne two\n  three"),
    ("Sx", "x|\n  three"), ("Rx", "x|ne two\n  three"), ("3ix", "x|one two\n  three"),
  ])
  func `Typing begins where the command says`(keys: String, expected: String) {
    #expect(typing(keys) == expected)
  }

  @Test(arguments: [
    ("A␈", "one tw|\n  three"), ("jI␈", "one two\n |three"), ("ji␈", "one two|  three"),
    ("i␈", "|one two\n  three"),
    ("A␗", "one |\n  three"), ("A␗␗", "|\n  three"), ("Aab␗", "one two|\n  three"),
    ("Aab␗␗", "one |\n  three"),
    ("Aab cd␗", "one twoab |\n  three"), ("jI␗", "one two\n|three"), ("ji␗", "one two|  three"),
    ("A␕", "|\n  three"), ("Aab␕", "one two|\n  three"), ("Aab␕␕", "|\n  three"),
    ("ji␕", "one two|  three"),
    ("A(x)␗", "one two(x|\n  three"), ("A(x)␗␗", "one two(|\n  three"),
  ])
  func `Backspace, Ctrl+W and Ctrl+U delete back, the last two once no further than what was typed`(
    keys: String, expected: String
  ) {
    #expect(typing(keys) == expected)
  }

  @Test(arguments: [
    ("Rabc", "abc| two\n  three"), ("Rabc␈", "ab|e two\n  three"), ("Rabc␈␈␈", "|one two\n  three"),
    ("lRx␈␈", "|one two\n  three"), ("$Rxyz", "one twxyz|\n  three"),
    ("$Rxyz␈␈", "one twx|\n  three"),
    ("Rab␍", "ab\n|e two\n  three"), ("Rab cd␗", "ab | two\n  three"),
    ("Rab␕", "|one two\n  three"),
  ])
  func `Replace mode covers what is there, and going back uncovers it`(
    keys: String, expected: String
  ) {
    #expect(typing(keys) == expected)
  }

  @Test func `What is typed after the cursor was moved by the program is a change of its own`() {
    var vi = ViEditing()
    var editor = TextEditor(text: "ab", caret: 0)
    ViRun.press("␛icd→ef␛", &vi, &editor)
    #expect(editor.marked == "cdae|fb")
    ViRun.press("u", &vi, &editor)
    #expect(editor.text == "cdab")
    ViRun.press("␒$.", &vi, &editor)
    #expect(editor.text == "cdaefefb")
  }
}
