import TerminalKit
import Testing

@testable import ChatMarkdown

/// Blocks in blocks and tables at every width that a window may have, down to one cell.
@Suite struct EveryWidthTests {
  struct Document: CustomTestStringConvertible {
    var name: String
    var source: String
    /// The language of its code, which is cut where it does not fit.
    var label = ""
    var testDescription: String { name }
    /// The cells of its widest character: no row can be narrower.
    var widest: Int { source.unicodeScalars.contains { $0.value >= 0x2E80 } ? 2 : 1 }
  }

  private static let documents = [
    Document(
      name: "lists in lists",
      source: "- alpha\n  - beta\n    - gamma delta\n      1. epsilon\n- zeta\n"),
    Document(
      name: "numbers of nine digits", source: "999999998. alpha\n999999999. beta\n   - gamma\n"),
    Document(
      name: "a quote in an item in a quote", source: "> - alpha\n>   > beta gamma\n>   > - delta\n"),
    Document(name: "ten quotes", source: String(repeating: "> ", count: 10) + "alpha beta\n"),
    Document(
      name: "code in an item in a quote",
      source: "> 1. alpha\n>\n>    ```swift\n>    letbeta\n>    ```\n", label: "swift"),
    Document(
      name: "a long label of code", source: "```alphabetagammadelta\nepsilon\n```\n",
      label: "alphabetagammadelta"),
    Document(name: "a table", source: "| alpha | beta |\n|---|--:|\n| gamma delta | 12345 |\n"),
    Document(
      name: "a table with a long word",
      source: "| alpha | \(String(repeating: "x", count: 100)) |\n|---|---|\n| beta | gamma |\n"),
    Document(
      name: "a table of wide characters", source: "| 甲乙 | 丙 |\n|:-:|---|\n| 丁戊己 | alpha |\n"),
    Document(
      name: "a table in an item in a quote",
      source: "> - alpha\n>\n>   | beta | gamma |\n>   |---|---|\n>   | delta | epsilon |\n"),
    Document(
      name: "twelve columns",
      source: "|a|b|c|d|e|f|g|h|i|j|k|l|\n" + String(repeating: "|-", count: 12) + "|\n"
        + "|m|n|o|p|q|r|s|t|u|v|w|x|\n"),
    Document(name: "a heading, a rule and maths", source: "# alpha beta\n\n***\n\n$$\nx + y\n$$\n"),
    Document(
      name: "an address and its definition",
      source: "[alpha][a] beta\n\n[a]: https://gamma.example\n"),
    Document(name: "tasks", source: "- [x] alpha\n- [ ] beta\n  - [x] gamma\n"),
  ]

  @Test(arguments: documents)
  func `No row is wider than the window, and no word is lost`(_ document: Document) {
    for width in 1...80 {
      let text = Streams.whole(document.source, width: width)
      let widest = Streams.rows(text).map(\.line.width).max() ?? 0
      #expect(widest <= max(width, document.widest), "width \(width)")
      let missing = TextKept.missing(document.source, in: text).filter { $0 != document.label }
      // A table has no place for a wide character in one cell.
      #expect(missing == [] || width < document.widest, "width \(width)")
    }
  }

  @Test(arguments: documents)
  func `Streamed byte by byte it ends up as it is whole`(_ document: Document) {
    for width in [1, 2, 3, 5, 8, 13, 21, 34, 80] {
      let streamed = Streams.rows(Streams.streamed(document.source, width: width))
      #expect(streamed == Streams.rows(Streams.whole(document.source, width: width)), "\(width)")
    }
  }

  @Test(arguments: documents)
  func `A message that was laid out anew for another width is as one made for it`(
    _ document: Document
  ) {
    var text = Streams.whole(document.source, width: 80)
    for width in [1, 40, 7, 80, 2] {
      text.layout(width: width, theme: .standard)
      #expect(
        Streams.rows(text) == Streams.rows(Streams.whole(document.source, width: width)), "\(width)"
      )
    }
  }
}
