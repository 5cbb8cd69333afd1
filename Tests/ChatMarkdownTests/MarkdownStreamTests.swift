import TerminalKit
import Testing

@testable import ChatMarkdown

/// What is printed while a message arrives is what the screen shows when it is there.
@Suite struct MarkdownStreamTests {
  private func streamed(
    _ source: String, step: Int, width: Int = 40, theme: MarkdownTheme = .standard
  ) -> [StyledLine] {
    var stream = MarkdownStream(theme: theme)
    var rows: [StyledLine] = []
    var rest = Array(source.unicodeScalars)[...]
    while !rest.isEmpty {
      var part = String.UnicodeScalarView()
      part.append(contentsOf: rest.prefix(step))
      rest = rest.dropFirst(step)
      rows += stream.append(String(part), width: width)
    }
    return rows + stream.finish(width: width)
  }

  private func whole(_ source: String, width: Int = 40) -> [StyledLine] {
    Streams.rows(Streams.whole(source, width: width)).map(\.line)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `The rows are those of the whole message, however it arrives`(block: UInt64) {
    for seed in (block * 150)..<((block + 1) * 150) {
      // A definition below its use is another matter.
      let source = RandomMarkdown.document(seed: seed, maxLines: 12).replacing("]:", with: "] :")
      let expected = whole(source)
      for step in [1, 7, 1000] {
        #expect(streamed(source, step: step) == expected, "seed \(seed), step \(step):\n\(source)")
      }
    }
  }

  @Test(arguments: [
    ("a paragraph", "one **two** three\n\n", "next", "one two three"),
    ("a heading", "# Title\n", "text", "Title"),
    ("an item", "- first\n- second\n- ", "third\n", "• first"),
    ("a line of code", "```swift\nlet a = 1\nlet", " b = 2\n", "let a = 1"),
    ("a table", "| a | b |\n|---|---|\n| 1 | 2 |\n\n", "end", "1"),
    ("a quote", "> said\n\n", "end", "▎ said"),
  ])
  func `A block is printed as soon as nothing can change it`(
    _ sample: (name: String, source: String, rest: String, row: String)
  ) {
    var stream = MarkdownStream(theme: .monochrome)
    let early = stream.append(sample.source, width: 40)
    #expect(early.contains { $0.text.contains(sample.row) }, "\(sample.name): \(early)")
    let late = stream.append(sample.rest, width: 40) + stream.finish(width: 40)
    #expect(!late.contains { $0.text.contains(sample.row) }, "\(sample.name)")
    #expect((early + late).map(\.text) == whole(sample.source + sample.rest).map(\.text))
  }

  @Test(arguments: [
    "Title\n", "| a | b |\n", "**bold", "- item\n", "[text](http", "    code\n", "$$\nx", "word",
  ])
  func `What may still change waits, and comes at the end`(source: String) {
    var stream = MarkdownStream(theme: .monochrome)
    #expect(stream.append(source, width: 40).isEmpty)
    #expect(stream.finish(width: 40).map(\.text) == whole(source).map(\.text))
    #expect(stream.finish(width: 40).isEmpty)
  }

  @Test func `A definition above its use counts, one below it leaves the words as they are`() {
    let above = "[a]: https://a.example\n\nSee [this][a].\n"
    #expect(streamed(above, step: 3) == whole(above))
    let below = streamed("See [this][a].\n\n[a]: https://a.example\n", step: 3).map(\.text)
    #expect(below == ["See [this][a].", "", "[a]: https://a.example"])
  }

  @Test func `Rows follow the width that the terminal has when they are printed`() {
    var stream = MarkdownStream(theme: .monochrome)
    let words = String(repeating: "word ", count: 30)
    let wide = stream.append(
      words + "\n\n```\n" + String(repeating: "x", count: 50) + "\n", width: 60)
    let narrow = stream.append(
      String(repeating: "y", count: 50) + "\n```\n\n" + words + "\n\n", width: 12)
    let least = stream.append("ab cd\n\n", width: 0) + stream.finish(width: -3)
    #expect(wide.allSatisfy { $0.width <= 60 } && wide.contains { $0.width > 40 })
    #expect(narrow.allSatisfy { $0.width <= 12 })
    let all = (wide + narrow + least).map(\.text).joined()
    #expect(all.count { $0 == "x" } == 50 && all.count { $0 == "y" } == 50)
    #expect(all.count { $0 == "w" } == 60)
    #expect(least.map(\.text).joined().contains("abcd"))
  }

  @Test(arguments: [
    ("prose", "A **pump** of `12` metres, 水流不息。\n\n- one\n- two\n\n", 4_000),
    ("code", "int a; /* open */\n", 20_000), ("a line of code", "abcdefgh", 40_000),
    ("a paragraph", "word ", 60_000), ("items", "7. item\n", 30_000),
    ("definitions", "[a]: https://a.example\n", 10_000), ("math", "$$\nx\n$$\n\n", 20_000),
  ])
  func `A long message is kept no longer than its blocks are open`(
    _ sample: (name: String, part: String, count: Int)
  ) {
    let isCode = sample.name.hasSuffix("code")
    let source =
      (isCode ? "```c\n" : "") + String(repeating: sample.part, count: sample.count)
      + (isCode ? "\n```\nend\n" : "\nend\n")
    var stream = MarkdownStream(theme: .monochrome)
    var rows: [StyledLine] = []
    var rest = source.utf8[...]
    var most = 0
    while !rest.isEmpty {
      rows += stream.append(String(Substring(rest.prefix(2_001))), width: 40)
      rest = rest.dropFirst(2_001)
      most = max(most, stream.keptBytes)
    }
    rows += stream.finish(width: 40)
    #expect(rows.map(\.text) == whole(source).map(\.text), "\(sample.name)")
    // A line of code without an end is known only when it ends.
    if sample.name != "a line of code" { #expect(most < 200_000, "\(sample.name): \(most)") }
  }
}
