package import ChatMarkdown
package import TerminalKit

/// The looks of a transcript. Every state is a word or a mark too, never a colour alone.
package struct TranscriptTheme: Sendable, Hashable {
  /// The looks of replies.
  package var markdown = MarkdownTheme()
  /// The mark left of a prompt.
  package var promptMark = Style(attributes: .bold)
  /// The style of prompts.
  package var prompt = Style(attributes: .bold)
  /// The line under a reply, folded reasoning, system messages, queued turns.
  package var dim = Style(attributes: .dim)
  /// Reasoning that was unfolded.
  package var reasoning = Style(attributes: .dim)
  /// Seams and the horizon.
  package var separator = Style(attributes: .dim)
  /// The state of a turn in flight.
  package var live = Style(attributes: .dim)
  /// Endings that are neither complete nor failed.
  package var warning = Style(attributes: .bold)
  /// Failures.
  package var error = Style(attributes: .bold)
  /// The bar beside the focused message.
  package var focusMark = Style(attributes: .bold)
  /// Matches of a search, laid over the text.
  package var match = Style(attributes: .reverse)
  /// The match that the reader is at, laid over the text.
  package var currentMatch = Style(attributes: [.reverse, .bold, .underline])
  /// The widest that running text is laid out, in columns.
  package var maxTextColumns: Int {
    get { markdown.maxTextColumns }
    set { markdown.maxTextColumns = newValue }
  }

  /// Creates a theme without colours.
  package init() {}

  /// Attributes only: for monochrome terminals and `NO_COLOR`.
  package static let monochrome: TranscriptTheme = {
    var theme = TranscriptTheme()
    theme.markdown = .monochrome
    return theme
  }()

  /// The terminal's own 16 colours, readable on a dark and on a light background.
  package static let standard: TranscriptTheme = {
    var theme = TranscriptTheme()
    theme.markdown = .standard
    theme.promptMark = Style(foreground: .palette(6), attributes: .bold)
    theme.prompt = Style(foreground: .palette(6))
    theme.live = Style(foreground: .palette(2))
    theme.warning = Style(foreground: .palette(3))
    theme.error = Style(foreground: .palette(1), attributes: .bold)
    theme.focusMark = Style(foreground: .palette(6), attributes: .bold)
    theme.separator = Style(foreground: .palette(5))
    return theme
  }()
}
