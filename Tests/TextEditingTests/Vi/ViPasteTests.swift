import Testing

@testable import TextEditing

/// A folded paste under vi's keys: one letter that is a word by itself.
@Suite struct ViPasteTests {
  /// What is shown after some keys on “a ▮ b”, ▮ the paste, from the first letter.
  private func shown(_ keys: String, before: String = "a ", after: String = " b") -> String {
    var vi = ViEditing()
    var editor = TextEditor(text: before)
    editor.paste(longPaste)
    editor.insert(after)
    editor.moveCaret(to: 0)
    ViRun.press("␛" + keys, &vi, &editor)
    return editor.shown.replacing(longPasteLabel, with: "▮")
  }

  @Test(arguments: [
    ("w", "a |▮ b"), ("ww", "a ▮ |b"), ("e", "a |▮ b"), ("$b", "a |▮ b"), ("$", "a ▮ |b"),
    ("f▮", "|a ▮ b"),
    ("wx", "a | b"), ("wxp", "a  |▮b"), ("wxP", "a |▮ b"), ("wylp", "a ▮|▮ b"),
    ("yyp", "a ▮ b\n|a ▮ b"),
    ("dw", "|▮ b"), ("wdw", "a |b"), ("wdiw", "a | b"), ("wdaw", "a |b"), ("d$", "|"),
    ("wD", "a| "),
    ("wdb", "|▮ b"), ("de", "| b"), ("wde", "a| "), ("w~", "a ▮| b"), ("wgUU", "|A ▮ B"),
    ("wrz", "a |z b"),
    ("wvd", "a | b"), ("vwd", "| b"), ("wvly$p", "a ▮ b▮| "), ("wiX␛", "a |X▮ b"),
    ("waX␛", "a ▮|X b"),
    ("wsX␛", "a |X b"), ("wcwX␛", "a |X b"), ("wRXY␛", "a X|Yb"), ("wRXY␈␈␛", "a| ▮ b"),
    (">>", "    |a ▮ b"),
    ("wxu", "a |▮ b"), ("wrzu", "a |▮ b"), ("wcwX␛u", "a |▮ b"), ("wcwX␛u␒", "a |X b"),
    ("wx.", "a |b"),
    ("wylVp", "|▮"), ("%", "|a ▮ b"), (")", "a ▮ |b"), ("}", "a ▮ |b"),
  ])
  func `It is moved over, deleted, put and brought back whole`(keys: String, expected: String) {
    #expect(shown(keys) == expected)
  }

  @Test(arguments: [
    ("lx", "(|)"), ("ldi(", "(|)"), ("di(", "(|)"), ("%", "(▮|)"), ("$%", "|(▮)"), ("lrx", "(|x)"),
    ("da(", "|"),
  ])
  func `Brackets around it are found, those in it are not looked at`(keys: String, expected: String)
  {
    #expect(shown(keys, before: "(", after: ")") == expected)
  }

  @Test func `Its lines are its own: it is joined, moved over and selected in one line`() {
    #expect(shown("J", after: "\nb") == "a ▮| b")
    #expect(shown("jk", after: "\nb") == "|a ▮\nb")
    #expect(shown("dd", after: "\nb") == "|b")
    #expect(shown("Gk", after: "\nb") == "|a ▮\nb")
    #expect(shown("vipd", after: "\n\nb") == "|\nb")
  }
}
