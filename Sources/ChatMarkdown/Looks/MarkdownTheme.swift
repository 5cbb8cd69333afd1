package import SyntaxHighlighting
package import TerminalKit

/// A style for each role of a message's text.
package struct MarkdownTheme: Sendable, Hashable {
  /// Running text.
  package var text = Style.plain
  /// Headings of the first level.
  package var heading1 = Style(attributes: [.bold, .underline])
  /// Headings of the second level.
  package var heading2 = Style(attributes: .bold)
  /// Headings of all further levels.
  package var heading3 = Style(attributes: .bold)
  /// Laid over the style around it, as `emphasis` and `strike` are.
  package var strong = Style(attributes: .bold)
  /// `*emphasis*`.
  package var emphasis = Style(attributes: .italic)
  /// `~~struck out~~`.
  package var strike = Style(attributes: .strikethrough)
  /// `` `code` `` in a line.
  package var inlineCode = Style.plain
  /// Code blocks, under the colours of their language.
  package var codeBlock = Style.plain
  /// The line above a code block that names its language.
  package var codeLabel = Style(attributes: .dim)
  /// The text of a link.
  package var link = Style(attributes: .underline)
  /// The address after a link's text.
  package var linkTarget = Style(attributes: .dim)
  /// Quoted text.
  package var quote = Style.plain
  /// The bar left of quoted text.
  package var quoteBar = Style(attributes: .dim)
  /// Bullets and numbers of lists.
  package var listMarker = Style.plain
  /// Horizontal rules.
  package var rule = Style(attributes: .dim)
  /// The header row of a table.
  package var tableHeader = Style(attributes: .bold)
  /// The lines of a table.
  package var tableBorder = Style(attributes: .dim)
  /// Math.
  package var math = Style(attributes: .italic)
  /// Less important text.
  package var dim = Style(attributes: .dim)
  /// The styles of source code; kinds that are missing look like `codeBlock`.
  package var tokens: [TokenKind: Style] = [:] {
    didSet {
      palette = TokenKind.allCases.map { tokens[$0] }
    }
  }
  /// `tokens` by the kind's number: every token of every line is looked up.
  private var palette: [Style?] = []

  /// The widest that running text is laid out, in columns: longer lines are hard to read. Tables and code have the
  /// whole width.
  package var maxTextColumns = Self.standardTextColumns

  /// The usual maximum width of running text.
  package static let standardTextColumns = 100

  /// Creates a theme without colours.
  package init() {}

  /// The style of a piece of source code.
  package func style(for kind: TokenKind) -> Style {
    Int(kind.rawValue) < palette.count ? palette[Int(kind.rawValue)] ?? codeBlock : codeBlock
  }

  /// Attributes only: for monochrome terminals and `NO_COLOR`.
  package static let monochrome: MarkdownTheme = {
    var theme = MarkdownTheme()
    theme.inlineCode = Style(attributes: .bold)
    theme.tokens = [
      .keyword: Style(attributes: .bold), .comment: Style(attributes: .dim),
      .inserted: Style(attributes: .bold), .deleted: Style(attributes: .dim),
      .heading: Style(attributes: .bold),
    ]
    return theme
  }()

  /// The terminal's own 16 colours, readable on a dark and on a light background.
  package static let standard: MarkdownTheme = {
    func color(_ index: UInt8, _ attributes: Attributes = []) -> Style {
      Style(foreground: .palette(index), attributes: attributes)
    }
    var theme = MarkdownTheme()
    theme.heading1 = color(6, [.bold, .underline])
    theme.heading2 = color(6, .bold)
    theme.heading3 = color(6)
    theme.inlineCode = color(3)
    theme.link = color(4, .underline)
    theme.listMarker = color(6)
    theme.math = color(5)
    theme.tokens = [
      .keyword: color(5), .type: color(6), .string: color(2), .number: color(3),
      .comment: Style(attributes: .dim), .function: color(4), .attribute: color(5),
      .tag: color(4), .key: color(6), .inserted: color(2), .deleted: color(1),
      .heading: color(6, .bold),
    ]
    return theme
  }()
}
