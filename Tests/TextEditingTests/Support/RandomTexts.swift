import Basics

@testable import TextEditing

/// Texts and editors drawn by lot: words, wide and combining characters, blanks, line ends, a folded paste.
struct RandomTexts {
  var random: SplitMix

  private static let pieces = [
    "word", "two words ", "it's", "3.14", "a", " ", "   ", "\t", "\n", "\n\n", "中文", "，", "「引",
    "かな", "한글",
    "e\u{301}", "👩‍👩‍👧", "🇫🇷", "longwordwithoutanyend", "\r\n", "(x)", "\u{3000}", "\u{1}", "end.\n",
  ]

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  mutating func text(_ pieces: Range<Int> = 0..<16) -> String {
    (0..<Int.random(in: pieces, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  /// An editor of such a text, the caret anywhere; some with a paste that is folded.
  mutating func editor() -> TextEditor {
    var editor = TextEditor(text: text())
    editor.moveCaret(to: Int.random(in: 0...editor.text.count, using: &random))
    if Int.random(in: 0..<6, using: &random) == 0 {
      editor.paste(longPaste)
      editor.insert(text(0..<3))
      editor.moveCaret(to: Int.random(in: 0...editor.text.count, using: &random))
    }
    return editor
  }
}
