import Testing

@testable import ChatMarkdown

@Suite struct SegmentTests {
  @Test(arguments: [
    ("a\nb\n\nc", ["a\nb\n", "c"]), ("# a\n# b", ["# a\n", "# b"]),
    ("a\n# b\nc", ["a\n", "# b\n", "c"]),
    ("- a\n- b", ["- a\n", "- b"]), ("- a\n  b\n\n  c\n- d", ["- a\n  b\n\n  c\n", "- d"]),
    ("a\n- b", ["a\n", "- b"]), ("a\n2. b", ["a\n2. b"]), ("- a\nb", ["- a\nb"]),
    ("> a\nb\n\nc", ["> a\nb\n", "c"]),
    ("a\n===\nb", ["a\n===\n", "b"]), ("***\n***", ["***\n", "***"]),
    ("```\na\n\nb\n```\nc", ["```\na\n\nb\n```\n", "c"]),
    ("    a\n\n    b\nc", ["    a\n\n    b\n", "c"]),
    ("<!-- a\n\nb -->\nc", ["<!-- a\n\nb -->\n", "c"]),
    ("[a]: b\n[c]: d\ne", ["[a]: b\n[c]: d\n", "e"]),
    ("- ```\n  a\n```\nb", ["- ```\n  a\n```\n", "b"]),
    ("x\n|a|\n|-|\n|b|", ["x\n|a|\n|-|\n|b|"]), ("\n\n a\n\n", [" a\n"]), ("", []),
    ("- a\n\n# b", ["- a\n\n", "# b"]), ("-\n\n  a", ["-\n", "  a"]),
  ])
  func `A text is cut where blocks end for good`(source: String, expected: [String]) {
    #expect(segments(source).map(\.text) == expected)
  }

  @Test func `Gaps are there unless a list says otherwise`() {
    #expect(segments("a\n\nb\n# c").map(\.hasGap) == [true, true, true])
    #expect(segments("- a\n- b\n\n- c").map(\.hasGap) == [true, false, true])
    #expect(segments("a\n- b").map(\.hasGap) == [true, false])
    #expect(segments("# a\n- b").map(\.hasGap) == [true, true])
    #expect(segments("[^1]: a\n[^2]: b").map(\.hasGap) == [true, false])
  }

  @Test func `Items carry the numbers of their list`() {
    #expect(
      segments("3. a\n3. b\n\n9. c\n1) d").map(\.kind)
        == [.item(number: 3), .item(number: 4), .item(number: 5), .item(number: 1)])
    #expect(segments("- a").map(\.kind) == [.markdown])
  }

  @Test func `Segments are in order and leave nothing but blank lines out`() {
    for source in OwnDocuments.all {
      let bytes = Array(source.utf8)
      var scanner = BlockScanner()
      var found: [Segment] = []
      bytes.withUnsafeBufferPointer { scanner.scan($0, isFinished: true, into: &found) }
      var end = 0
      for segment in found {
        #expect(segment.range.lowerBound >= end && !segment.range.isEmpty)
        #expect(bytes[end..<segment.range.lowerBound].allSatisfy(ASCII.isWhitespace))
        end = segment.range.upperBound
      }
      #expect(bytes[end...].allSatisfy(ASCII.isWhitespace))
    }
  }

  @Test func `A block beyond the limit is cut at a line, a line at a space`() {
    let line = String(repeating: "x", count: 99) + "\n"
    let lines = segments(String(repeating: line, count: 1000))
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.text.utf8.count <= BlockScanner.segmentLimit })
    #expect(lines.first?.text.hasSuffix("x\n") == true)
    let words = segments(String(repeating: "word ", count: 30_000))
    #expect(words.count == 3)
    #expect(words.first?.text.hasSuffix("word ") == true)
  }
}
