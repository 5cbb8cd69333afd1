import Basics
import TerminalKit
import Testing

@testable import TextEditing

/// Rules that hold for every sequence of keys.
struct ViFuzzTests {
  private static let keys = Array(
    "hjklwbeWBE0^$|fFtT;,%gG{}()dcy><~uUxXsSDCYpPJrR.iIaAoOvV123\"'`[]<ab_ -+nQ␛␛␛␍␈␒␗␕你e\u{301}👍")
  private static let texts = [
    "", "one two\nthree (four) \"five\"\n\nsix", "你好。再见！\n第二行", "cafe\u{301} 👨‍👩‍👧 🇩🇪🇫🇷\n\tx\n",
    "\n\n \n", "{ a [b (c) d] e }\n'x' `y`",
  ]

  @Test("The cursor stands on a letter, and undo brings the text back", arguments: 0..<24)
  func rules(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let text = Self.texts[seed % Self.texts.count]
    var vi = ViEditing()
    var editor = TextEditor(text: text, caret: 0)
    var typed = ""
    ViRun.press("␛", &vi, &editor)
    for _ in 0..<240 {
      let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
      typed.append(key)
      ViRun.press(String(key), &vi, &editor)
      let buffer = editor.buffer
      guard (0...buffer.count).contains(editor.cursor) else {
        Issue.record("the cursor is outside after \(typed)")
        return
      }
      if vi.mode == .normal, buffer.isLineEnd(editor.cursor), !buffer.isLineStart(editor.cursor) {
        Issue.record("the cursor is behind a line after \(typed)")
        return
      }
      if buffer != EditBuffer(buffer.text) {
        Issue.record("the text is cut up wrongly after \(typed)")
        return
      }
      if buffer.count > 20_000 { break }
    }
    ViRun.press("␛␛␛99999u", &vi, &editor)
    #expect(editor.text == text, "\(typed)")
  }
}
