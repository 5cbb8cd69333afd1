import TerminalKit

/// The cells of a table while it is collected.
struct TableContent {
  /// One cell, sanitised.
  struct Cell {
    var spans: [StyledSpan]
    /// Columns of its widest line.
    var width: Int
    /// Columns of its longest word.
    var wordWidth: Int

    /// Creates a cell of styled text. A tab is a space there: a cell has no columns of its own.
    init(_ spans: [StyledSpan]) {
      self.spans = spans.map { span in
        guard span.text.utf8.contains(0x09) else { return span }
        var span = span
        span.text = String(span.text.map { $0 == "\t" ? " " : $0 })
        return span
      }
      (width, wordWidth) = Cell.measure(self.spans)
    }

    var isEmpty: Bool { width == 0 }

    /// The widths of the widest line and of the longest word.
    private static func measure(_ spans: [StyledSpan]) -> (Int, Int) {
      var widest = 0
      var longest = 0
      var line = 0
      var word = 0
      var wasWide = false
      for span in spans {
        for character in span.text {
          let width = character == "\n" ? 0 : CellWidth.of(character)
          line = character == "\n" ? 0 : line + width
          // Wide characters may be broken anywhere; letters with a vowel sign of its own column may not.
          let isWide = width == 2 && character.unicodeScalars.first.map { CellWidth.of($0) } == 2
          let isBreak = character == " " || character == "\n"
          word = isBreak ? 0 : isWide ? 2 : wasWide ? width : word + width
          wasWide = isWide
          widest = max(widest, line)
          longest = max(longest, word)
        }
      }
      return (widest, longest)
    }
  }

  var alignments: [MarkdownAlignment] = []
  var header: [Cell] = []
  var rows: [[Cell]] = []
  /// The row that is being collected.
  var row: [Cell] = []
  var isInHeader = false
}
