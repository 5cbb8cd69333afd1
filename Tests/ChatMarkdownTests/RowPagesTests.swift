import TerminalKit
import Testing

@testable import ChatMarkdown

/// Of a long message only some pages hold rows; the others are as if they did.
@Suite struct RowPagesTests {
  private static let prose = (0..<40).map { number in
    "## Part \(number)\n\nThe pump **draws** from `\(number)` metres, 水流不息。\n\n- one\n- two\n  three\n\n"
      + "> said [so](https://example.org/\(number))\n\n```swift\nlet a = \(number) /* open\n*/\n```\n\n"
  }.joined()

  /// Texts of some hundred kilobytes, and the blocks that their pages are cut in.
  private static let texts: [(name: String, text: String)] = [
    ("prose", String(repeating: prose, count: 40)),
    (
      "one fence",
      "```c\n" + String(repeating: "int a; /* open\nstill */ int b;\n", count: 12_000)
        + "```\nend\n"
    ),
    ("an open fence", "~~~\n" + String(repeating: "line of code\n", count: 25_000)),
    ("a line without an end", String(repeating: "word ", count: 60_000)),
    ("code without a line end", "```\n" + String(repeating: "abcdefgh", count: 40_000)),
    ("a list", (0..<12_000).map { "\($0). item \($0)\n" }.joined()),
    (
      "links defined at the end",
      String(repeating: "See [a] and [b].\n\n", count: 15_000)
        + "\n[a]: https://a.example\n[b]: https://b.example\n"
    ),
  ]

  private func rows(_ text: MarkdownText) -> [String] {
    var text = text
    return (0..<text.rowCount).map { row in
      text.prepare(row..<row + 1)
      let found = text[row]
      return "\(found.codeBlock.map(String.init) ?? "")|" + found.line.text
    }
  }

  private func whole(_ source: String, isFinished: Bool = true) -> MarkdownText {
    var text = MarkdownText(source, isFinished: isFinished)
    text.layout(width: 60, theme: .monochrome)
    return text
  }

  @Test(arguments: texts)
  func `The rows of a message are the same however its pages were cut`(
    _ sample: (name: String, text: String)
  ) {
    let expected = rows(whole(sample.text))
    #expect(expected.count > 1000)
    for step in [3_001, 100_003] {
      var text = MarkdownText()
      var rest = sample.text.utf8[...]
      while !rest.isEmpty {
        text.append(String(Substring(rest.prefix(step))))
        rest = rest.dropFirst(step)
        text.layout(width: 60, theme: .monochrome)
      }
      text.finish()
      text.layout(width: 60, theme: .monochrome)
      let found = rows(text)
      #expect(found == expected, "\(sample.name) in pieces of \(step)")
    }
  }

  @Test func `Few pages hold rows, wherever somebody looked last`() {
    var text = whole(String(repeating: Self.prose, count: 600))
    #expect(text.residentPages <= RowPages.residentLimit && text.pageCount > 25)
    let all = rows(text)
    for row in [0, all.count / 3, all.count - 1, 5] {
      text.prepare(row..<min(row + 40, all.count))
      #expect(text.residentPages <= RowPages.residentLimit)
      #expect(text[row].line.text == all[row].drop { $0 != "|" }.dropFirst())
    }
    // A row that was not prepared costs more and is the same.
    #expect(text[all.count / 2].line.text == all[all.count / 2].drop { $0 != "|" }.dropFirst())
  }

  @Test func `Code blocks and links of all pages are found`() {
    let text = whole(String(repeating: Self.prose, count: 40))
    #expect(text.pageCount > 2)
    #expect(text.codeBlocks.count == 1600 && text.links.count == 1600)
    #expect(text.codeBlocks[1599].text == "let a = 39 /* open\n*/\n")
    #expect(text.links[40].target == "https://example.org/0")
  }

  @Test func `Another width lays everything out again`() {
    var text = whole(String(repeating: Self.prose, count: 20))
    text.layout(width: 30, theme: .monochrome)
    var other = MarkdownText(String(repeating: Self.prose, count: 20), isFinished: true)
    other.layout(width: 30, theme: .monochrome)
    #expect(rows(text) == rows(other))
  }

  @Test func `A message that is released keeps its rows, and continues when it comes back`() {
    var source = Self.prose
    var text = MarkdownText()
    for _ in 0..<3 {
      text.resume(with: source)
      text.layout(width: 60, theme: .monochrome)
      let before = rows(text)
      text.release()
      #expect(rows(text) == before)
      source += Self.prose
    }
    text.resume(with: source)
    text.finish()
    text.layout(width: 60, theme: .monochrome)
    #expect(rows(text) == rows(whole(source)))
  }
}
