import TerminalKit

@testable import ChatMarkdown

/// Ways to bring a message to rows.
enum Streams {
  /// All rows of a laid-out message.
  static func rows(_ text: MarkdownText) -> [MarkdownRow] {
    (0..<text.rowCount).map { text[$0] }
  }

  /// The rows of a message that came whole.
  static func whole(_ source: String, width: Int, theme: MarkdownTheme = .standard) -> MarkdownText
  {
    var text = MarkdownText(source, isFinished: true)
    text.layout(width: width, theme: theme)
    return text
  }

  /// The message after it came scalar by scalar, laid out each time; `check` sees every prefix.
  static func streamed(
    _ source: String, width: Int, check: (MarkdownText, String) -> Void = { _, _ in }
  ) -> MarkdownText {
    var text = MarkdownText()
    var prefix = ""
    for scalar in source.unicodeScalars {
      prefix.unicodeScalars.append(scalar)
      text.append(String(scalar))
      text.layout(width: width, theme: .standard)
      check(text, prefix)
    }
    text.finish()
    text.layout(width: width, theme: .standard)
    return text
  }
}
