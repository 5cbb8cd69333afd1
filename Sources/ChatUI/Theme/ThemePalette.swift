import ChatMarkdown
import ChatTranscript
import TerminalKit

/// The colours behind the names of the first eight: the standard themes are written in those, a palette says which
/// colour of the terminal is used for each.
struct ThemePalette: Sendable {
  /// Colours in the stead of the ANSI colours 0 to 7; those that are missing stay.
  var replacements: [UInt8: UInt8] = [:]
  /// Something that is not important.
  var dim = Style(attributes: .dim)
  /// The chosen row of a list; `nil`: reversed.
  var selection: Style?

  /// The terminal's own colours, without those that cannot be read on black or on white: blue and yellow.
  static let standard = ThemePalette(replacements: [3: 5, 4: 6])

  /// Bright forms, which stand out from a dark background.
  static let dark = ThemePalette(replacements: [1: 9, 3: 11, 4: 12, 5: 13, 6: 14])

  /// No yellow and no bright form: those are unreadable on white.
  static let light = ThemePalette(replacements: [3: 5, 6: 4])

  static let dark256 = ThemePalette(
    replacements: [1: 203, 2: 114, 3: 179, 4: 111, 5: 176, 6: 80],
    dim: Style(foreground: .palette(245)),
    selection: Style(background: .palette(238), attributes: .bold))

  static let light256 = ThemePalette(
    replacements: [1: 160, 2: 28, 3: 130, 4: 26, 5: 90, 6: 30],
    dim: Style(foreground: .palette(243)),
    selection: Style(background: .palette(253), attributes: .bold))

  func color(_ index: UInt8) -> Color { .palette(replacements[index] ?? index) }

  /// A style of the standard theme in these colours.
  func recolored(_ style: Style) -> Style {
    if style == Style(attributes: .dim) { return dim }
    guard let index = style.foreground.index else { return style }
    var style = style
    style.foreground = color(index)
    return style
  }

  func recolored(_ theme: TranscriptTheme) -> TranscriptTheme {
    var theme = theme
    theme.markdown = recolored(theme.markdown)
    let roles: [WritableKeyPath<TranscriptTheme, Style>] = [
      \.promptMark, \.prompt, \.dim, \.reasoning, \.separator, \.live, \.warning, \.error,
      \.focusMark, \.match, \.currentMatch,
    ]
    for role in roles { theme[keyPath: role] = recolored(theme[keyPath: role]) }
    return theme
  }

  private func recolored(_ theme: MarkdownTheme) -> MarkdownTheme {
    var theme = theme
    let roles: [WritableKeyPath<MarkdownTheme, Style>] = [
      \.text, \.heading1, \.heading2, \.heading3, \.strong, \.emphasis, \.strike, \.inlineCode,
      \.codeBlock, \.codeLabel, \.link, \.linkTarget, \.quote, \.quoteBar, \.listMarker, \.rule,
      \.tableHeader, \.tableBorder, \.math, \.dim,
    ]
    for role in roles { theme[keyPath: role] = recolored(theme[keyPath: role]) }
    theme.tokens = theme.tokens.mapValues(recolored)
    return theme
  }
}
