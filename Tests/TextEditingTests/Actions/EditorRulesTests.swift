import Basics
import Testing

@testable import TextEditing

/// Rules that hold for every text and caret.
@Suite struct EditorRulesTests {
  private static let kills: [EditAction] = [
    .killWordBackward, .killWordBackwardUnicode, .killWordForward, .killToLineStart, .killToLineEnd,
    .killLine,
  ]

  @Test(arguments: 0..<6)
  func `What was killed is yanked back where it was`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<200 {
      let before = texts.editor()
      for action in Self.kills {
        var editor = before
        guard editor.perform(action) == .handled else { continue }
        #expect(editor.text.utf8.count < before.text.utf8.count)
        editor.perform(.yank)
        #expect(editor.text == before.text, "\(action) in \(before.shown.debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<6)
  func `An action that had nothing to do did nothing`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<200 {
      let before = texts.editor()
      for action in EditAction.allCases {
        var editor = before
        let outcome = editor.perform(action)
        let isSame = editor.shown == before.shown
        if outcome != .handled {
          #expect(isSame, "\(action) in \(before.shown.debugDescription)")
        } else if action != .transpose, action != .transposeWords {
          #expect(!isSame, "\(action) in \(before.shown.debugDescription)")
        }
      }
    }
  }

  @Test(arguments: 0..<6)
  func `Words to the right are the words to the left`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<200 {
      let buffer = texts.editor().buffer
      var ends: [Int] = []
      var place = 0
      while place < buffer.count {
        let end = buffer.wordEnd(from: place)
        #expect(end > place)
        place = end
        if buffer.wordStart(before: end) < end { ends.append(end) }
      }
      // The start of each word, and from there its end again.
      var starts: [Int] = []
      place = buffer.count
      while place > 0 {
        let start = buffer.wordStart(before: place)
        #expect(start < place)
        place = start
        starts.append(start)
      }
      for start in starts.dropLast() {
        let end = buffer.wordEnd(from: start)
        #expect(ends.contains(end) && buffer.wordStart(before: end) == start)
      }
    }
  }

  @Test(arguments: 0..<6)
  func `Upper, lower and title case change letters, and nothing outside of the word`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<200 {
      let before = texts.editor()
      let start = before.cursor
      let end = before.buffer.wordEnd(from: start)
      for action in [EditAction.upcaseWord, .downcaseWord, .capitalizeWord] {
        var editor = before
        editor.perform(action)
        #expect(editor.cursor == end - before.buffer.count + editor.buffer.count)
        #expect(editor.text.lowercased() == before.text.lowercased())
        #expect(editor.buffer.units[..<start] == before.buffer.units[..<start])
        #expect(editor.buffer.units[editor.cursor...] == before.buffer.units[end...])
      }
    }
  }

  @Test(arguments: 0..<6)
  func `A text and its caret are all that a draft needs`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<200 {
      let editor = texts.editor()
      let restored = TextEditor(text: editor.text, caret: editor.caret)
      #expect(restored.marked == editor.marked)
    }
  }

  @Test(arguments: 0..<6)
  func `The text around the caret is the text around the caret`(seed: UInt64) {
    var texts = RandomTexts(seed: seed)
    for _ in 0..<200 {
      let editor = texts.editor()
      let (before, after) = editor.surroundings(Int.random(in: 0...5, using: &texts.random))
      #expect(editor.marked.contains(before + "|" + after))
      let whole = editor.surroundings(.max / 2)
      #expect(whole.before + whole.after == editor.text)
    }
  }
}
