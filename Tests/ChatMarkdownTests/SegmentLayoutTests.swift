import TerminalKit
import Testing

@testable import ChatMarkdown

/// Segments of every kind, and the rows between them.
@Suite struct SegmentLayoutTests {
  @Test(arguments: [
    ("```swift", "swift", "swift"), ("``` swift  title ", "swift  title", "swift"), ("```", "", ""),
    ("~~~ a`b", "a`b", "a`b"), ("``` &lt;x&gt;", "<x>", "<x>"), ("``` a\\*b c", "a*b c", "a*b"),
    ("```\u{3000}中文 x", "\u{3000}中文 x", "中文"), ("``` {.py}", "{.py}", "{.py}"),
  ])
  func `The language of a fence is its first word`(line: String, text: String, language: String) {
    let bytes = Array(line.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      guard let fence = SourceLine(bytes, start: 0, end: bytes.count).fence else {
        Issue.record("no fence")
        return
      }
      let info = FenceInfo(bytes, fence)
      #expect(info.text == text && info.language == language)
    }
  }

  private static let blocks: [(name: String, source: String, rows: [String])] = [
    ("paragraph", "one\n", ["one"]), ("heading", "# two\n", ["two"]),
    ("code", "```\nthree\n```\n", ["three"]),
    ("quote", "> four\n", ["▎ four"]), ("table", "| t |\n|---|\n| u |\n", ["t", "─", "u"]),
    ("math", "$$\nx^2\n$$\n", ["x²"]), ("definition", "[d]: /five\n", ["[d]: /five"]),
    ("HTML", "<div>\n", ["<div>"]), ("rule", "***\n", [String(repeating: "─", count: 20)]),
    ("indented code", "    six\n", ["six"]), ("labelled code", "~~~c\n7;\n~~~\n", ["── c", "7;"]),
  ]

  @Test(arguments: blocks)
  func `Between any two blocks is one blank row, streamed or whole`(
    _ first: (name: String, source: String, rows: [String])
  ) {
    for second in Self.blocks {
      let source = first.source + "\n" + second.source
      let expected = first.rows + [""] + second.rows
      // Indented code goes on below a blank line.
      if first.name == second.name, first.name == "indented code" { continue }
      #expect(rows(source, width: 20) == expected, "\(first.name), \(second.name)")
      let streamed = Streams.rows(Streams.streamed(source, width: 20)).map(\.line.text)
      #expect(streamed == expected, "\(first.name), \(second.name)")
    }
  }

  @Test(arguments: blocks)
  func `In an item each block is behind the marker or below it`(
    _ block: (name: String, source: String, rows: [String])
  ) {
    let indented = block.source.split(separator: "\n").map { "   \($0)\n" }.joined()
    let lines = rows("1. a\n\n" + indented + "2. b\n", width: 23)
    #expect(lines.first == "1. a" && lines.last == "2. b", "\(block.name): \(lines)")
    let inner = lines.dropFirst().dropLast().filter { !$0.isEmpty }
    for (row, expected) in zip(inner, block.rows) {
      #expect(row.hasSuffix(expected), "\(block.name): \(lines)")
    }
    #expect(inner.count == block.rows.count, "\(block.name): \(lines)")
  }

  @Test func `The numbers of code blocks go on over items, quotes and fences`() {
    let text = Streams.whole(
      "```\na\n```\n\n- ```\n  b\n  ```\n\n> ```\n> c\n> ```\n\n    d\n\n```\ne\n```", width: 20)
    #expect(text.codeBlocks.map(\.text) == ["a\n", "b\n", "c\n", "d\n", "e\n"])
    for row in Streams.rows(text) where !row.line.text.isEmpty && row.codeBlock != nil {
      let code = text.codeBlocks[row.codeBlock ?? 0].text.dropLast()
      #expect(row.line.text.hasSuffix(code) || row.line.text == "•")
    }
  }

  @Test(arguments: ["$$\n$$\n", "$$ $$\n", "\\[\n\\]\n", "$$\n\n$$\n", "$$\n\\displaystyle\n$$\n"])
  func `Math that shows nothing is shown as it was written`(source: String) {
    let shown = rows(source, width: 30).joined().filter { !$0.isWhitespace }
    let written = source.filter { !$0.isWhitespace }
    #expect(shown == written || shown == written.filter { $0 != "\\" }, "\(shown)")
  }

  @Test(arguments: [
    ("```\na\n```\n- b\n- c", ["a", "", "• b", "• c"]),
    ("- b\n```\na\n```\n- c", ["• b", "", "a", "", "• c"]),
    ("- b\n  ```\n  a\n  ```\n  d\n- c", ["• b", "", "a", "", "  d", "• c"]),
    ("text\n- b\n\n| t |\n|---|\n- c", ["text", "• b", "", "t", "─", "", "• c"]),
  ])
  func `Code and tables are set off, also where nothing else is`(source: String, expected: [String])
  {
    #expect(rows(source, width: 20) == expected)
    #expect(Streams.rows(Streams.streamed(source, width: 20)).map(\.line.text) == expected)
  }

  @Test func `Text behind the end of display math stays`() {
    #expect(rows("$$x$$, \n", width: 20) == ["x,"])
    #expect(rows("\\[\nx\n\\] .;\n", width: 20) == ["x.;"])
  }
}
