import Basics
import TerminalKit
import Testing

@testable import TextEditing

/// What is remembered of rows never changes what is shown, and spares the work.
@Suite struct RowIndexTests {
  private static let pieces = [
    "a", "word ", "中", "，", " ", "\t", "\n", "\r\n", "👩‍👩‍👧", "e\u{301}", "longwordwithoutanyend",
  ]
  private static let actions: [EditAction] = [
    .moveLeft, .moveRight, .moveUp, .moveDown, .moveLineStart, .moveLineEnd, .moveStart, .moveEnd,
    .deleteBackward, .deleteForward, .killWordBackward, .killToLineEnd, .yank, .undo, .redo,
    .newline, .moveWordLeft,
  ]

  @Test(
    "Edits, motions and layouts are those of an editor that remembers nothing", arguments: 0..<40)
  func agrees(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var editor = TextEditor()
    var width = Int.random(in: 3...20, using: &random)
    let rows = Int.random(in: 1...6, using: &random)
    editor.setViewport(width: width, maxRows: rows)
    for _ in 0..<200 {
      var forgetful = editor
      forgetful.rowIndex.clear()
      let piece = Self.pieces.randomElement(using: &random) ?? ""
      let action = Self.actions.randomElement(using: &random) ?? .undo
      switch Int.random(in: 0..<12, using: &random) {
      case 0...5: for _ in 0..<3 { both(&editor, &forgetful) { $0.insert(piece) } }
      case 6:
        width = Int.random(in: 3...20, using: &random)
        both(&editor, &forgetful) { $0.setViewport(width: width, maxRows: rows) }
      case 7: both(&editor, &forgetful) { $0.moveCaret(rowsBy: -2, width: width + 1) }
      default: both(&editor, &forgetful) { $0.perform(action) }
      }
      #expect(editor == forgetful)
      let shown = editor.layout(width: width, maxRows: rows, style: EditorStyle())
      #expect(shown == forgetful.layout(width: width, maxRows: rows, style: EditorStyle()))
    }
  }

  private func both(
    _ one: inout TextEditor, _ other: inout TextEditor, _ body: (inout TextEditor) -> Void
  ) {
    body(&one)
    body(&other)
  }

  /// The units that some keys look at, each followed by a layout as on screen.
  private func work(
    _ keys: Int, _ editor: inout TextEditor, _ body: (inout TextEditor) -> Void
  ) -> Int {
    let counter = EditWork()
    EditWork.$counter.withValue(counter) {
      for _ in 0..<keys {
        body(&editor)
        _ = editor.layout(width: 77, maxRows: 8, style: EditorStyle())
      }
    }
    return counter.units
  }

  @Test(
    "A key costs the same at the end of an unbroken line of 100,000 characters as after its first rows",
    arguments: ["x", "中", "é", "-"])
  func flatTyping(character: String) {
    let costs = [2000, 100_000].map { length in
      var editor = TextEditor(text: String(repeating: character, count: length))
      editor.setViewport(width: 77, maxRows: 8)
      for _ in 0..<100 { editor.insert(character) }
      let cost = work(100, &editor) { $0.insert(character) }
      #expect(editor.text.count == length + 200)
      return cost
    }
    #expect(costs[1] <= costs[0] + costs[0] / 10)
    #expect(costs[0] < 100 * 8 * 77 * 8, "a few times what is on screen")
  }

  @Test("So do deleting backward, and the other keys once they have found their row")
  func flatKeys() {
    let bodies: [(inout TextEditor) -> Void] = [
      { $0.perform(.deleteBackward) }, { $0.perform(.moveLeft) }, { $0.perform(.moveUp) },
      {
        $0.insert("y")
        $0.perform(.moveLeft)
      }, { $0.perform(.deleteForward) },
    ]
    for (place, body) in bodies.enumerated() {
      var costs: [Int] = []
      for length in [20_000, 100_000] {
        var editor = TextEditor(text: String(repeating: "x", count: length))
        editor.setViewport(width: 77, maxRows: 8)
        for _ in 0..<12 { editor.perform(.moveUp) }
        body(&editor)
        costs.append(work(100, &editor, body))
      }
      #expect(costs[1] <= costs[0] + costs[0] / 10, "\(place)")
    }
  }
}
