import TerminalKit
import Testing

@testable import TextEditing

/// Rules that hold for every text in every window.
@Suite struct LayoutRulesTests {
  /// An editor in a window, and its layout.
  private func drawn(_ texts: inout RandomTexts) -> (editor: TextEditor, width: Int, EditorLayout) {
    var editor = texts.editor()
    let width = Int.random(in: 2...24, using: &texts.random)
    let rows = Int.random(in: 1...8, using: &texts.random)
    editor.setViewport(width: width, maxRows: rows)
    return (editor, width, editor.layout(width: width, maxRows: rows, style: EditorStyle()))
  }

  @Test(arguments: 0..<8)
  func `No row is wider than the window, and the caret has a cell`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<150 {
      let (editor, width, layout) = drawn(&texts)
      #expect(layout.rows.allSatisfy { $0.width <= width }, "\(editor.shown.debugDescription)")
      #expect(layout.rows.indices.contains(layout.cursor.row))
      #expect((0..<width).contains(layout.cursor.column))
    }
  }

  @Test(arguments: 0..<8)
  func `A click on the cell of the caret leaves it there`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<150 {
      var (editor, width, layout) = drawn(&texts)
      let before = editor.shown
      editor.moveCaret(to: layout.cursor)
      #expect(editor.shown == before, "\(before.debugDescription) in \(width)")
    }
  }

  @Test(arguments: 0..<8)
  func `All rows together are the text, each break within a line at a place where one may be`(
    seed: UInt64
  ) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<150 {
      let editor = texts.editor()
      let width = Int.random(in: 2...24, using: &texts.random)
      let buffer = editor.buffer
      var next: Int? = 0
      var places: [Int] = []
      while let start = next {
        let row = buffer.row(from: start, width: width)
        places += start..<row.end
        if let after = row.next, after == row.end + 1 { places.append(row.end) }
        next = row.next
        guard let after = next, after == row.end, after < buffer.count, row.end > start + 1 else {
          continue
        }
        // A break in a word only where the word fills its row.
        let isInWord = [buffer.units[after - 1], buffer.units[after]].allSatisfy {
          $0.firstScalar?.properties.isAlphabetic ?? false
            && !($0.firstScalar?.properties.isIdeographic ?? true)
        }
        let isLatin = buffer.units[after - 1].firstScalar?.isASCII ?? false
        if isInWord, isLatin, buffer.units[after].firstScalar?.isASCII ?? false {
          #expect(
            buffer.units[start..<after].allSatisfy { !$0.isBlank },
            "\(editor.shown.debugDescription) in \(width)")
        }
      }
      #expect(places == Array(0..<buffer.count))
    }
  }

  @Test(arguments: 0..<8)
  func `As many rows down as up lead back, if no edge was met`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<150 {
      var (editor, width, _) = drawn(&texts)
      let before = editor.shown
      let steps = Int.random(in: 1...3, using: &texts.random)
      // A tab or a wide character is entered in its middle from above: the column that is kept is the first one.
      guard (0..<steps).allSatisfy({ _ in editor.perform(.moveUp) == .handled }) else { continue }
      for _ in 0..<steps { editor.perform(.moveDown) }
      #expect(editor.shown == before, "\(steps) in \(width)")
    }
  }

  @Test(arguments: 0..<8)
  func `What is selected is what is painted as selected`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<150 {
      let editor = texts.editor()
      let places = [0, 1].map { _ in Int.random(in: 0...editor.buffer.count, using: &texts.random) }
      let range = (places.min() ?? 0)..<(places.max() ?? 0)
      guard !range.isEmpty else { continue }
      let plain = EditorStyle()
      let layout = editor.layout(width: 400, style: plain, selection: range)
      let painted = layout.rows.flatMap(\.spans).filter { $0.style.attributes.contains(.reverse) }
      let units = range.map { editor.buffer.units[$0] }
      let alone = TextEditor(text: "").withUnits(units).layout(width: 400, style: plain)
      let wanted = alone.rows.map(\.text).joined().filter { $0 != " " }
      #expect(
        painted.map(\.text).joined().filter { $0 != " " } == wanted,
        "\(editor.shown.debugDescription)")
    }
  }
}

extension TextEditor {
  /// An editor of some units, pastes folded as they are.
  fileprivate func withUnits(_ units: [EditUnit]) -> TextEditor {
    var editor = self
    editor.edit(0..<0, units, .single)
    return editor
  }
}
