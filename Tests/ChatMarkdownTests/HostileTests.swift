import TerminalKit
import Testing

@testable import ChatMarkdown

/// Sources made to be slow or to overflow. That they end at all, in test time, is what is shown.
private let floods: [String] = [
  String(repeating: ">", count: 10_000) + " deep", String(repeating: "[", count: 10_000),
  String(repeating: "![", count: 5_000),
  String(repeating: "[a](", count: 5_000), String(repeating: "- ", count: 5_000) + "x",
  String(repeating: "1. ", count: 5_000) + "x",
  String(repeating: "*", count: 20_001), String(repeating: "*a ", count: 10_000),
  String(repeating: "_a *b ", count: 5_000),
  String(repeating: "a**b", count: 10_000), String(repeating: "`", count: 10_001),
  (1...200).map { String(repeating: "`", count: $0) }.joined(separator: "x"),
  String(repeating: "<", count: 10_000), String(repeating: "<a ", count: 10_000),
  String(repeating: "&", count: 10_000), String(repeating: "&a;", count: 10_000),
  String(repeating: "$", count: 10_001), String(repeating: "$a ", count: 10_000),
  String(repeating: "\\(", count: 10_000), String(repeating: "\\[a", count: 10_000),
  String(repeating: "~~", count: 10_001), String(repeating: "|", count: 10_000),
  String(repeating: "|a", count: 3_000) + "\n" + String(repeating: "|-", count: 3_000) + "\n"
    + String(repeating: "|b", count: 3_000),
  "|a|\n|-|\n" + String(repeating: "|b|c|d|e|\n", count: 3_000),
  String(repeating: "# ", count: 10_000), String(repeating: "http://", count: 5_000),
  String(repeating: "www.a@", count: 5_000),
  String(repeating: "[a]: b\n", count: 5_000),
  (0..<3_000).map { "[l\($0)]: t\n[l\($0)] " }.joined(), String(repeating: "[a]:", count: 5_000),
  String(repeating: "> - ", count: 3_000) + "x",
  String(repeating: "```\n", count: 5_001), String(repeating: "~~~a\n`\n", count: 3_000),
  String(repeating: "<!--", count: 5_000), String(repeating: "<div>\n", count: 5_000),
  String(repeating: "\n", count: 50_000), String(repeating: " ", count: 50_000),
  String(repeating: "\t", count: 20_000), String(repeating: "\r", count: 20_000),
  String(repeating: "\u{301}", count: 20_000), String(repeating: "👩‍", count: 10_000),
  String(repeating: "\u{0}", count: 20_000), String(repeating: "\\", count: 20_001),
  (1...150).map { String(repeating: " ", count: $0 * 2) + "- x\n" }.joined(),
  String(repeating: "- a\n", count: 10_000), String(repeating: "a\n", count: 20_000),
  String(repeating: "\u{2}1\u{3}", count: 5_000),
  "$x$" + String(repeating: "\u{2}0\u{3}", count: 100),
  String(repeating: "[^1]: a\n", count: 4_000),
  String(repeating: "a~", count: 10_000), String(repeating: "中**“", count: 5_000),
  String(repeating: "2*", count: 10_000),
  String(repeating: "/*", count: 10_000), String(repeating: "__a", count: 7_000),
  String(repeating: "a@b.", count: 6_000),
  String(repeating: "<https://", count: 3_000),
  String(repeating: "https://a(", count: 3_000) + String(repeating: ")", count: 3_000),
  String(repeating: "\\(\\d", count: 5_000) + "\\)", String(repeating: "C:\\_", count: 6_000),
  String(repeating: "\\*`", count: 8_000),
  String(repeating: "$$ ; ", count: 5_000), String(repeating: "$A/$", count: 5_000),
  "|`|\n|-|\n" + String(repeating: "|`\\|`", count: 4_000),
  String(repeating: "\(Signs.opening)", count: 5_000),
  String(repeating: "[](https://", count: 3_000), String(repeating: "&a;https://b;", count: 3_000),
]

@Suite struct HostileTests {
  @Test(arguments: floods.indices)
  func `A flood is laid out, whole and in pieces, to the same rows`(index: Int) {
    let source = floods[index]
    let whole = Streams.whole(source, width: 40)
    let scalars = Array(source.unicodeScalars)
    var text = MarkdownText()
    let step = max(1, scalars.count / 7)
    for start in stride(from: 0, to: scalars.count, by: step) {
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[start..<min(start + step, scalars.count)])
      text.append(String(piece))
      text.layout(width: 40, theme: .standard)
    }
    text.finish()
    text.layout(width: 40, theme: .standard)
    #expect(Streams.rows(text) == Streams.rows(whole))
    for row in Streams.rows(whole) { #expect(row.line.width <= 40) }
  }

  @Test(arguments: ["word ", "字", "x", "**b** ", "$x$ "])
  func `A line of a megabyte is cut the same way, streamed or whole`(piece: String) {
    let source = String(repeating: piece, count: 300_000 / piece.utf8.count)
    let whole = Streams.whole(source, width: 80)
    var text = MarkdownText()
    let pieces = Array(
      repeating: String(repeating: piece, count: 10_000 / piece.utf8.count), count: 30)
    for piece in pieces {
      text.append(piece)
      text.layout(width: 80, theme: .standard)
    }
    text.append(String(source.dropFirst(text.source.count)))
    text.finish()
    text.layout(width: 80, theme: .standard)
    #expect(text.source == source)
    #expect(Streams.rows(text) == Streams.rows(whole))
  }

  @Test func `A code line without end is laid out in pieces, the same streamed or whole`() {
    let source = "```c\n" + String(repeating: "f(1); ", count: 10_000) + "\nend\n```\n"
    let whole = Streams.whole(source, width: 80)
    var text = MarkdownText()
    var rest = Substring(source)
    while !rest.isEmpty {
      text.append(String(rest.prefix(5_000)))
      text.layout(width: 80, theme: .standard)
      rest = rest.dropFirst(5_000)
    }
    text.finish()
    text.layout(width: 80, theme: .standard)
    #expect(Streams.rows(text) == Streams.rows(whole))
    #expect(text.codeBlocks == whole.codeBlocks)
  }

  @Test func `Complete lines of an open fence are stable at once`() {
    var text = MarkdownText("```swift\nlet a = 1\nlet b = 2\nlet c")
    text.layout(width: 40, theme: .standard)
    #expect(text.rowCount == 4)
    #expect(text.stableRowCount == 3)
    #expect(text.codeBlocks == [CodeBlock(language: "swift", text: "let a = 1\nlet b = 2\nlet c")])
    #expect((0..<4).map { text[$0].codeBlock } == [0, 0, 0, 0])
  }

  @Test(arguments: [
    "\u{1B}[31mred\u{1B}[0m", "\u{9B}31m", "\u{1B}]52;c;aGk=\u{7}", "a\u{8}b\u{7F}c",
    "&#27;[2J &#x9b;1m &#7;", "\u{202E}abc\u{202C}",
    "`\u{1B}[31m`", "```\n\u{1B}[31m\t\u{9D}x\n```", "```\u{1B}[1m\ncode\n```",
    "[t](http://x\u{1B}]8;;y)", "[\u{1B}](<\u{1B}[m>)",
    "| \u{1B} | b |\n|---|---|\n| &#27; | \u{85} |",
    "[a]: \u{1B}[31m\n", "$\\text{\u{1B}[31m}$", "$$\n\u{1B}x\n$$", "<b \u{1B}>",
    "# \u{1B}\n> \u{1B}\n- \u{1B}", "![\u{1B}](\u{7})", "\u{2}0\u{3} $x$ \u{2}9\u{3}",
    "[^\u{1B}]: \u{7}",
  ])
  func `No control character reaches a row, whatever decodes late`(source: String) {
    for width in [5, 40] {
      let text = Streams.streamed(source, width: width) { text, _ in
        for row in Streams.rows(text) { expectClean(row.line.text) }
      }
      for row in Streams.rows(text) { expectClean(row.line.text) }
    }
  }

  private func expectClean(_ text: String) {
    for scalar in text.unicodeScalars {
      let value = scalar.value
      #expect(value >= 0x20 && !(0x7F...0x9F).contains(value) && !(0x202A...0x202E).contains(value))
    }
  }
}
