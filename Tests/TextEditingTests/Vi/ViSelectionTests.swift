import Testing

@testable import TextEditing

/// The selection, key by key, as it is drawn.
@Suite struct ViSelectionTests {
  private static let text = "one two\n  three (four)\n\nlast"

  /// The text with what is selected in ⟦⟧ after some keys, from the first letter.
  private func selected(_ keys: String, in text: String = text) -> String {
    var vi = ViEditing()
    var editor = TextEditor(text: text, caret: 0)
    ViRun.press("␛" + keys, &vi, &editor)
    guard let range = vi.selection(in: editor) else { return "nothing" }
    let units = editor.buffer.units
    return EditUnit.text(of: units[..<range.lowerBound]) + "⟦" + EditUnit.text(of: units[range])
      + "⟧"
      + EditUnit.text(of: units[range.upperBound...])
  }

  @Test(arguments: [
    ("v", "⟦o⟧ne two\n  three (four)\n\nlast"), ("vl", "⟦on⟧e two\n  three (four)\n\nlast"),
    ("ve", "⟦one⟧ two\n  three (four)\n\nlast"), ("wvb", "⟦one t⟧wo\n  three (four)\n\nlast"),
    ("wvbb", "⟦one t⟧wo\n  three (four)\n\nlast"), ("v$", "⟦one two\n⟧  three (four)\n\nlast"),
    ("vj", "⟦one two\n ⟧ three (four)\n\nlast"), ("vjk", "⟦o⟧ne two\n  three (four)\n\nlast"),
    ("V", "⟦one two⟧\n  three (four)\n\nlast"), ("Vj", "⟦one two\n  three (four)⟧\n\nlast"),
    ("jVk", "⟦one two\n  three (four)⟧\n\nlast"), ("jjv", "one two\n  three (four)\n⟦\n⟧last"),
    ("GV", "one two\n  three (four)\n\n⟦last⟧"), ("G$v", "one two\n  three (four)\n\nlas⟦t⟧"),
  ])
  func `It goes from where it began to the cursor, both letters in it`(
    keys: String, expected: String
  ) {
    #expect(selected(keys) == expected)
  }

  @Test(arguments: [
    ("vliw", "⟦one⟧ two\n  three (four)\n\nlast"), ("viw", "⟦one⟧ two\n  three (four)\n\nlast"),
    ("viwiw", "⟦one ⟧two\n  three (four)\n\nlast"), ("vaw", "⟦one ⟧two\n  three (four)\n\nlast"),
    ("jf(lvi(", "one two\n  three (⟦four⟧)\n\nlast"),
    ("jf(lva(", "one two\n  three ⟦(four)⟧\n\nlast"),
    ("vip", "⟦one two\n  three (four)⟧\n\nlast"), ("vap", "⟦one two\n  three (four)\n⟧\nlast"),
    ("Gvip", "one two\n  three (four)\n\n⟦last⟧"), ("Gvapo", "one two\n  three (four)\n⟦\nlast⟧"),
    ("v2iw", "⟦one ⟧two\n  three (four)\n\nlast"), ("vi{", "⟦o⟧ne two\n  three (four)\n\nlast"),
  ])
  func `An object becomes the selection, and the next one more makes it grow`(
    keys: String, expected: String
  ) {
    #expect(selected(keys) == expected)
  }

  @Test(arguments: [
    ("wvehvo", "nothing"), ("wvo", "one ⟦t⟧wo\n  three (four)\n\nlast"),
    ("wveoh", "one⟦ two⟧\n  three (four)\n\nlast"), ("wveooh", "one ⟦tw⟧o\n  three (four)\n\nlast"),
    ("vV", "⟦one two⟧\n  three (four)\n\nlast"), ("Vv", "⟦o⟧ne two\n  three (four)\n\nlast"),
    ("vjVk", "⟦one two⟧\n  three (four)\n\nlast"), ("wVv", "one ⟦t⟧wo\n  three (four)\n\nlast"),
    ("vv", "nothing"), ("VV", "nothing"), ("v␛", "nothing"), ("vy", "nothing"),
    ("ve␛gv", "⟦one⟧ two\n  three (four)\n\nlast"), ("Vj␛Ggv", "⟦one two\n  three (four)⟧\n\nlast"),
    ("vey$gv", "⟦one⟧ two\n  three (four)\n\nlast"),
    ("wve␛wwvegv", "one ⟦two⟧\n  three (four)\n\nlast"),
    ("wve␛j^vegvgv", "one two\n  ⟦three⟧ (four)\n\nlast"), ("Vd0gv", "⟦  three (four)⟧\n\nlast"),
  ])
  func `Ends change places, kinds change, and gv brings the last one back`(
    keys: String, expected: String
  ) {
    #expect(selected(keys) == expected)
  }

  @Test func `A selection that another change of the text has left behind is within the text`() {
    var vi = ViEditing()
    var editor = TextEditor(text: Self.text, caret: 0)
    ViRun.press("␛GvgE", &vi, &editor)
    editor.replaceAll(with: "ab")
    #expect(vi.selection(in: editor) == 2..<2)
    ViRun.press("d", &vi, &editor)
    #expect(editor.text == "ab" && vi.mode == .normal)
    editor.load(text: "")
    ViRun.press("gvd", &vi, &editor)
    #expect(editor.text == "")
  }
}
