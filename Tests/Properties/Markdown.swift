import ChatMarkdown
import TerminalKit

extension Property {
  /// A reply that streamed in looks as if it had come whole, at any width, and no row is too wide.
  static let markdown = Property("markdown") { input in
    var choices = Choices(input)
    let width = 1 + choices.next(below: 100)
    let seed = choices.next(below: 256)
    let layoutEvery = 1 + choices.next(below: 4)
    let theme = MarkdownTheme.monochrome
    let text = choices.text
    var whole = MarkdownText(text, isFinished: true)
    whole.layout(width: width, theme: theme)
    for row in 0..<whole.rowCount {
      try hold(whole[row].line.width <= width, "a row is wider than \(width)")
      try checkDrawable(whole[row].line.text, "a row of a reply")
    }
    var streamed = MarkdownText()
    for (index, piece) in pieces(of: text, seed: seed).enumerated() {
      streamed.append(piece)
      if index % layoutEvery == 0 { streamed.layout(width: width, theme: theme) }
    }
    streamed.finish()
    streamed.layout(width: width, theme: theme)
    try hold(streamed.rowCount == whole.rowCount, "a streamed reply has other rows")
    for row in 0..<whole.rowCount {
      try hold(streamed[row] == whole[row], "row \(row) of a streamed reply differs")
    }
    try hold(streamed.links == whole.links, "a streamed reply has other links")
    try hold(streamed.codeBlocks == whole.codeBlocks, "a streamed reply has other code")
  }

  /// Pieces of a text, cut between characters as deltas are.
  private static func pieces(of text: String, seed: Int) -> [String] {
    var pieces: [String] = []
    var rest = text.unicodeScalars[...]
    var state = UInt32(truncatingIfNeeded: seed &* 2 &+ 1)
    while !rest.isEmpty {
      state = state &* 1_664_525 &+ 1_013_904_223
      let length = 1 + Int(state >> 24) % 13
      pieces.append(String(String.UnicodeScalarView(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
    return pieces
  }
}
