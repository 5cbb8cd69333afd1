import SyntaxHighlighting
import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct BlockLayoutTests {
  @Test(arguments: [
    ("# A\ntext", ["A", "", "text"]),
    ("one\ntwo", ["one", "two"]),
    ("one\\\ntwo", ["one", "two"]),
    ("中文\n继续。\nword\n字", ["中文", "继续。", "word", "字"]),
    ("a\n\n\n\nb", ["a", "", "b"]),
    ("- a\n- b", ["• a", "• b"]),
    ("- a\n\n- b", ["• a", "", "• b"]),
    ("Intro:\n- a", ["Intro:", "• a"]),
    ("Intro:\n\n- a", ["Intro:", "", "• a"]),
    ("- a\n  - b\n    - c\n      - d", ["• a", "  ◦ b", "    ▪ c", "      ▪ d"]),
    ("9. a\n10. b\n1. c", ["9. a", "10. b", "11. c"]),
    ("10. this one wraps around", ["10. this one wraps", "    around"]),
    ("- [ ] a\n- [x] b", ["• [ ] a", "• [x] b"]),
    ("-\n- a", ["•", "• a"]),
    ("- a\n\n  b\n- c", ["• a", "", "  b", "• c"]),
    ("> a\n>\n> b", ["▎ a", "▎", "▎ b"]),
    ("> a\n\n> b", ["▎ a", "", "▎ b"]),
    ("> a\n> > b", ["▎ a", "▎", "▎ ▎ b"]),
    ("- > a\n- b", ["• ▎ a", "• b"]),
    ("> - a\n>   b", ["▎ • a", "▎   b"]),
    ("***", ["────────────────────"]),
    ("> ***", ["▎ ──────────────────"]),
    ("<div>\n*x*\n</div>", ["<div>", "*x*", "</div>"]),
    ("a <b>c</b><br>d", ["a <b>c</b>", "d"]),
    ("&lt;&amp;&#65;&nope; &hellip;", ["<&A&nope; …"]),
    ("~~no~~ **yes**", ["~~no~~ yes"]),
    ("![alt](src)", ["alt (src)"]),
    ("[^1]: note\n[^2]: more", ["[^1]: note", "[^2]: more"]),
    ("[a]: b\n\n[a]", ["[a]: b", "", "a (b)"]),
    ("[a]\n\n[a]: b", ["a (b)", "", "[a]: b"]),
    ("$$\nx^2\n$$.", ["x²."]),
    ("so $$x$$ then", ["so", "x", "then"]),
  ])
  func `A source is laid out in these rows`(source: String, expected: [String]) {
    #expect(rows(source, width: 20) == expected)
  }

  @Test func `Code is flush left, in lists too, below its language`() {
    #expect(
      rows("1. Do:\n   ```sh\n   ls -l\n     x\n   ```\n2. b", width: 20)
        == ["1. Do:", "", "── sh", "ls -l", "  x", "", "2. b"])
    #expect(rows("- ```\n  a\n  ```", width: 20) == ["•", "a"])
    #expect(rows("- ```c\n  a\n  ```", width: 20) == ["• ── c", "a"])
    #expect(rows("> ```c\n> a\n> ```", width: 20) == ["▎ ── c", "▎ a"])
  }

  @Test func `Code wraps by column only where it is wider than the screen`() {
    #expect(
      rows("```\nabcdefghij\nabcdefghijk\n```", width: 10) == ["abcdefghij", "abcdefghij", "k"])
  }

  @Test func `Tabs in code reach every fourth column`() {
    #expect(rows("```\n\ta\n字\tb\n```") == ["    a", "字  b"])
  }

  @Test func `Rows of code say which block they show`() {
    let text = Streams.whole("a\n```c\nx\n```\nb\n\n    y\n", width: 20)
    let blocks = (0..<text.rowCount).map { text[$0].codeBlock }
    #expect(blocks == [nil, nil, 0, 0, nil, nil, nil, 1])
    #expect(
      text.codeBlocks
        == [CodeBlock(language: "c", text: "x\n"), CodeBlock(language: "", text: "y\n")])
  }

  @Test func `Links are kept with their text and address`() {
    let text = Streams.whole("[*a* b](x&amp;y) <http://z> ![i](j) [r]\n\n[r]: s", width: 20)
    #expect(
      text.links
        == [
          MarkdownLink(text: "a b", target: "x&y"),
          MarkdownLink(text: "http://z", target: "http://z"),
          MarkdownLink(text: "i", target: "j"), MarkdownLink(text: "r", target: "s"),
        ])
  }

  @Test(arguments: [
    ("[t](u)", "t (u)"), ("[t](u \"v\")", "t (u \"v\")"), ("[u](u)", "u"), ("<u@v.w>", "u@v.w"),
    ("www.u.v", "www.u.v"),
    ("[](u)", "(u)"), ("[t]()", "t"), ("[u.v](https://u.v)", "u.v"),
  ])
  func `An address is shown where the text does not say it`(source: String, expected: String) {
    #expect(rows(source) == [expected])
  }

  @Test func `Inline elements have the theme's styles, laid over each other`() {
    let theme = MarkdownTheme.standard
    let text = Streams.whole("a **b *c*** `d`", width: 40, theme: theme)
    let spans = text[0].line.spans
    #expect(spans.map(\.text) == ["a ", "b ", "c", " ", "d"])
    #expect(spans[1].style == theme.text.overlaid(with: theme.strong))
    #expect(spans[2].style.attributes == theme.strong.attributes.union(theme.emphasis.attributes))
    #expect(spans[4].style == theme.text.overlaid(with: theme.inlineCode))
  }

  @Test func `Source code has the styles of its tokens`() {
    let theme = MarkdownTheme.standard
    let text = Streams.whole("```swift\nlet a = \"b\"\n```", width: 40, theme: theme)
    #expect(text[0].line.spans == [StyledSpan("── swift", theme.codeLabel)])
    let spans = text[1].line.spans
    #expect(spans.map(\.text) == ["let", " a = ", "\"b\""])
    #expect(
      spans.map(\.style) == [
        theme.style(for: .keyword), theme.codeBlock, theme.style(for: .string),
      ])
  }

  @Test func `Deep nesting takes at most half of the screen`() {
    let source = (0..<30).map { String(repeating: " ", count: $0 * 2) + "- x\n" }.joined()
    for row in rows(source, width: 20) {
      #expect(row.prefix { $0 == " " }.count <= 10)
      #expect(row.hasSuffix("x"))
    }
    #expect(rows("1. 1. 1. 1. 1. deep", width: 10) == ["1. 1. 1.", "   1. 1.", "   deep"])
  }

  @Test func `Running text stays readable on a wide screen, tables and code have all of it`() {
    var theme = MarkdownTheme()
    theme.maxTextColumns = 40
    let words = Array(repeating: "word", count: 30).joined(separator: " ")
    func widths(_ source: String) -> [Int] {
      let text = Streams.whole(source, width: 200, theme: theme)
      return (0..<text.rowCount).map { text[$0].line.width }
    }
    #expect(widths(words).allSatisfy { $0 <= 40 } && widths(words).count > 3)
    #expect(widths("> - \(words)").allSatisfy { $0 <= 40 })
    #expect(widths("# \(words)").allSatisfy { $0 <= 40 })
    #expect(widths("---") == [40])
    #expect(widths("```\n\(words)\n```") == [149])
    #expect(widths("| a | b |\n|---|---|\n| \(words) | b |").max() ?? 0 > 100)
  }
}
