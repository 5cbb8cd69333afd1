/// The inputs that every turn of a transcript is laid out with.
struct LayoutContext: Sendable {
  /// Counts the changes of width and theme; a layout of another generation does not hold.
  var generation = 0
  /// Columns for text, at least 1.
  var width = 80
  var theme: TranscriptTheme
  var hints = TranscriptKeyHints()
  /// The server's id of the context, where it remembers turns.
  var memory: String?

  init(theme: TranscriptTheme) {
    self.theme = theme
  }

  /// Columns for running text, which is hard to read in very long lines.
  var textWidth: Int { min(width, max(20, theme.maxTextColumns)) }
  /// True if there is room for hanging indents.
  var indents: Bool { width >= 8 }
}
