import TerminalKit
import Testing

@testable import TextEditing

/// Every way from one mode to another, and what a key is to the program.
@Suite struct ViModeTests {
  /// The keys that lead to each mode from the start.
  private static let ways: [(mode: ViMode, keys: String)] = [
    (.insert, ""), (.normal, "␛"), (.replace, "␛R"), (.visual, "␛v"), (.visualLine, "␛V"),
  ]

  private static let changes: [(from: ViMode, keys: String, to: ViMode)] = [
    (.insert, "x", .insert), (.insert, "␛", .normal), (.replace, "x", .replace),
    (.replace, "␛", .normal),
    (.normal, "i", .insert), (.normal, "a", .insert), (.normal, "I", .insert),
    (.normal, "A", .insert),
    (.normal, "o", .insert), (.normal, "O", .insert), (.normal, "gI", .insert),
    (.normal, "cw", .insert),
    (.normal, "s", .insert), (.normal, "S", .insert), (.normal, "C", .insert),
    (.normal, "ciw", .insert),
    (.normal, "R", .replace), (.normal, "v", .visual), (.normal, "V", .visualLine),
    (.normal, "dw", .normal),
    (.normal, "rx", .normal), (.normal, "␛", .normal), (.normal, "d␛", .normal),
    (.normal, "2", .normal),
    (.normal, "u", .normal), (.normal, "Q", .normal), (.normal, "cfq", .normal),
    (.normal, "gv", .normal),
    (.visual, "␛", .normal), (.visual, "v", .normal), (.visual, "V", .visualLine),
    (.visual, "d", .normal),
    (.visual, "y", .normal), (.visual, "c", .insert), (.visual, "o", .visual),
    (.visual, "l", .visual),
    (.visual, "iw", .visual), (.visual, "rx", .normal), (.visual, "~", .normal),
    (.visual, "R", .insert),
    (.visualLine, "V", .normal), (.visualLine, "v", .visual), (.visualLine, "d", .normal),
    (.visualLine, "j", .visualLine), (.visualLine, ">", .normal), (.visualLine, "S", .insert),
    (.visualLine, "J", .normal), (.visualLine, "p", .normal), (.visualLine, "␛", .normal),
  ]

  @Test(arguments: changes)
  func `A key leads from one mode to another`(from: ViMode, keys: String, to: ViMode) throws {
    let way = try #require(Self.ways.first { $0.mode == from })
    var vi = ViEditing()
    var editor = TextEditor(text: "one two\nthree four", caret: 0)
    ViRun.press(way.keys, &vi, &editor)
    #expect(vi.mode == from)
    ViRun.press(keys, &vi, &editor)
    #expect(vi.mode == to, "\(keys)")
    #expect((vi.selection(in: editor) != nil) == to.isVisual)
    #expect(to.isTyping == [.insert, .replace].contains(to))
  }

  @Test(arguments: [
    ("d", "d"), ("2d3", "2d3"), ("\"a", "\"a"), ("f", "f"), ("g", "g"), ("dw", ""), ("Q", ""),
    ("d␛", ""),
  ])
  func `The command so far is shown until it is whole`(keys: String, pending: String) {
    var vi = ViEditing()
    var editor = TextEditor(text: "one two", caret: 0)
    ViRun.press("␛" + keys, &vi, &editor)
    #expect(vi.pending == pending)
  }

  private func outcome(_ keys: String, _ press: KeyPress, text: String = "one\ntwo") -> ViOutcome {
    var vi = ViEditing()
    var editor = TextEditor(text: text, caret: 0)
    ViRun.press(keys, &vi, &editor)
    return vi.press(press, in: &editor)
  }

  @Test func `Keys that mean nothing to vi are the program's`() {
    #expect(outcome("␛", KeyPress(.escape)) == .passed)
    #expect(outcome("␛", KeyPress(.enter)) == .passed)
    #expect(outcome("␛", KeyPress(.character("x"), .control)) == .passed)
    #expect(outcome("", KeyPress(.character("x"))) == .passed)
    #expect(outcome("␛d", KeyPress(.character("x"), .control)) == .passed)
    #expect(outcome("␛", KeyPress(.function(5))) == .passed)
  }

  @Test func `Keys that do nothing, move, or change are told apart`() {
    #expect(outcome("␛", KeyPress(.character("Q"))) == .ignored)
    #expect(outcome("␛", KeyPress(.character("h"))) == .moved)
    #expect(outcome("␛", KeyPress(.character("l"))) == .moved)
    #expect(outcome("␛", KeyPress(.character("d"))) == .moved)
    #expect(outcome("␛d", KeyPress(.character("w"))) == .changed)
    #expect(outcome("␛y", KeyPress(.character("w"))) == .moved)
    #expect(outcome("␛", KeyPress(.character("x")), text: "") == .moved)
    #expect(outcome("␛d", KeyPress(.escape)) == .moved)
    #expect(outcome("", KeyPress(.character("["), .control)) == .moved)
  }

  @Test
  func `Beyond the first and last line lie the older and newer prompts, as many as were counted`() {
    #expect(outcome("␛", KeyPress(.character("k"))) == .older(1))
    #expect(outcome("␛3", KeyPress(.up)) == .older(3))
    #expect(outcome("␛j", KeyPress(.character("j"))) == .newer(1))
    #expect(outcome("␛", KeyPress(.character("j"))) == .moved)
    #expect(outcome("␛v", KeyPress(.character("k"))) == .ignored)
    #expect(outcome("␛d", KeyPress(.character("k"))) == .moved)
  }

  @Test func `A new text is typed at once, whatever the keys were doing`() {
    for keys in ["␛", "␛2d", "␛v", "␛R"] {
      var vi = ViEditing()
      var editor = TextEditor(text: "one", caret: 0)
      ViRun.press(keys, &vi, &editor)
      vi.begin()
      #expect(vi.mode == .insert && vi.pending == "")
    }
  }

  @Test func `The cursor that another put behind a line is put on its last letter`() {
    var vi = ViEditing()
    var editor = TextEditor(text: "one\n\ntwo", caret: 0)
    vi.settle(&editor)
    ViRun.press("␛", &vi, &editor)
    for (place, settled) in [(3, 2), (4, 4), (8, 7), (0, 0), (5, 5)] {
      editor.placeCursor(place)
      vi.settle(&editor)
      #expect(editor.cursor == settled, "\(place)")
    }
  }
}
