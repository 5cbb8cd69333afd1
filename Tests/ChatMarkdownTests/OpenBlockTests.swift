import TerminalKit
import Testing

@testable import ChatMarkdown

/// Blocks whose end is in doubt, for a line below them belongs to them or does not.
@Suite struct OpenBlockTests {
  private static let doubtful = [
    ("a table or text below an item", "- a | b\nlazy"),
    ("a table or text below a quote", "> a | b\nlazy"),
    ("text below an item's underline", "- a\n  ===\nlazy"),
    ("text below an item's indented line", "- a\n      b\nlazy"),
    ("a number below an item", "1. a | b\n2) c"),
    ("a quote in an item", "- > a | b\nlazy"),
  ]

  @Test(arguments: doubtful)
  func `A line that may belong to the item above is over at the blank line`(
    name: String, source: String
  ) {
    let rest = "\n\nnext\n\nlast"
    let found = segments(source + rest)
    #expect(found.suffix(2).map(\.text) == ["next\n", "last"], "\(name): \(found.map(\.text))")
    #expect(StructureDump.segmented(source + rest) == StructureDump.whole(source + rest), "\(name)")
  }

  @Test(arguments: doubtful)
  func `What comes below is printed when it is there, not at the end`(name: String, source: String)
  {
    var stream = MarkdownStream(theme: .monochrome)
    let rows = stream.append(source + "\n\nnext\n\nlast", width: 40)
    #expect(rows.last?.text == "next", "\(name)")
  }

  @Test(arguments: doubtful)
  func `A definition below it counts`(name: String, source: String) {
    let text = Streams.whole("see [r]\n\n" + source + "\n\n[r]: /u\n", width: 40)
    #expect(text.links == [MarkdownLink(text: "r", target: "/u")], "\(name)")
  }

  @Test(arguments: [
    ("code in it", "- a | b\nlazy\n```\n\ncode\n\n```\n\nnext"),
    ("code in the item above", "- ```\n  x\n  ```\n  a | b\nlazy\n\n~~~\n\nnext"),
    ("HTML in it", "- a | b\nlazy\n<!--\n\nnext\n-->"),
    ("math in it", "> a | b\nlazy\n$$\nx\n\nnext"),
    ("a fence that is indented", "- a | b\nlazy\n     ```\n\nnext"),
    ("more of the item", "- a | b\nlazy\n\n  more\n  next"),
  ])
  func `Where a blank line may be inside of it, it goes on`(name: String, source: String) {
    let found = segments(source)
    let isOneSegment = found.first?.text.contains("lazy") == true || found.count == 1
    #expect(isOneSegment, "\(name): \(found.map(\.text))")
    let rows = Streams.rows(Streams.whole(source, width: 30)).map(\.line.text)
    #expect(
      rows.contains { $0.contains("next") } && rows.contains { $0.contains("lazy") }, "\(name)")
    #expect(
      Streams.rows(Streams.streamed(source, width: 30)).map(\.line.text) == rows, "\(name)")
  }

  @Test(arguments: [
    ("an item", "- a\n- b\n"), ("a quote and text", "> a\n\nb\n"), ("a heading", "# a\n"),
    ("code", "```\na\n```\n"), ("math", "$$\na\n$$\n"), ("HTML", "<!-- a -->\n"),
    ("definitions", "[a]: /b\n\n"), ("a table", "| a |\n|---|\n| b |\n\n"), ("a rule", "***\n"),
    ("indented code", "    a\n\nb\n"), ("a doubtful one", "- a | b\nlazy\n\nb\n"),
  ])
  func `However a message is cut into pieces of bytes, it has the same segments`(
    name: String, source: String
  ) {
    let source = source + "中é\r\n\r\n" + source + "\r" + source
    let bytes = Array(source.utf8)
    let expected = segments(source).map(\.text)
    for cut in 0...bytes.count {
      var scanner = BlockScanner()
      var found: [Segment] = []
      bytes.prefix(cut).withUnsafeBufferPointer {
        scanner.scan($0, isFinished: false, into: &found)
      }
      bytes.withUnsafeBufferPointer { scanner.scan($0, isFinished: true, into: &found) }
      let texts = found.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      #expect(texts == expected, "\(name), cut at \(cut)")
    }
  }

  @Test func `Text that was taken out leaves the rest where it is`() {
    for seed in 0..<400 as Range<UInt64> {
      let first = RandomMarkdown.document(seed: seed, maxLines: 6)
      var bytes = Array((first + "\n\nmore\n- end\n").utf8)
      var scanner = BlockScanner()
      var found: [Segment] = []
      bytes.withUnsafeBufferPointer { scanner.scan($0, isFinished: false, into: &found) }
      var whole = scanner
      let taken = scanner.openStart
      guard taken > 0 else { continue }
      let tail = Array("tail\n\n# last\n".utf8)
      let rest = Array(bytes[taken...]) + tail
      scanner.removed(0..<taken)
      var later: [Segment] = []
      rest.withUnsafeBufferPointer { scanner.scan($0, isFinished: true, into: &later) }
      bytes += tail
      var expected: [Segment] = []
      bytes.withUnsafeBufferPointer { whole.scan($0, isFinished: true, into: &expected) }
      #expect(
        later.map { $0.range.lowerBound + taken } == expected.map(\.range.lowerBound),
        "seed \(seed)")
      #expect(later.map(\.hasGap) == expected.map(\.hasGap), "seed \(seed)")
    }
  }
}
