import SyntaxHighlighting
import TerminalKit
import Testing

@testable import ChatMarkdown

@Test func `Without colours nothing but attributes is used`() {
  let theme = MarkdownTheme.monochrome
  let styles =
    [
      theme.text, theme.heading1, theme.heading2, theme.heading3, theme.strong, theme.emphasis,
      theme.strike,
      theme.inlineCode, theme.codeBlock, theme.codeLabel, theme.link, theme.linkTarget, theme.quote,
      theme.quoteBar,
      theme.listMarker, theme.rule, theme.tableHeader, theme.tableBorder, theme.math, theme.dim,
    ] + TokenKind.allCases.map { theme.style(for: $0) }
  for style in styles { #expect(style.foreground == .standard && style.background == .standard) }
}

@Test func `Headings differ without colours`() {
  let theme = MarkdownTheme.monochrome
  #expect(theme.heading1 != theme.heading2)
  #expect(theme.heading2 != theme.text)
}

@Test func `A token without a style of its own looks like its block`() {
  var theme = MarkdownTheme()
  theme.codeBlock = Style(foreground: .palette(7))
  theme.tokens = [.string: Style(foreground: .palette(2))]
  #expect(theme.style(for: .string) == Style(foreground: .palette(2)))
  #expect(theme.style(for: .keyword) == theme.codeBlock)
}
