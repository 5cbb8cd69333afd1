@testable import TextEditing

extension TextEditor {
  /// An editor of a text in which `|` marks the caret.
  init(marked text: String) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(text: parts.joined(), caret: parts[0].count)
  }

  /// The text with `|` at the caret.
  var marked: String {
    EditUnit.text(of: buffer.units[..<cursor]) + "|"
      + EditUnit.text(of: buffer.units[cursor...])
  }

  /// What is shown, with labels for folded pastes and `|` at the caret.
  var shown: String {
    let parts = buffer.units.map { $0.paste?.label ?? EditUnit.text(of: [$0]) }
    return parts[..<cursor].joined() + "|" + parts[cursor...].joined()
  }
}

/// Twelve short lines, enough to be folded.
let longPaste = (1...12).map { "line \($0)" }.joined(separator: "\n")
let longPasteLabel = "[Pasted 12 lines · 86 B]"
