import Testing

@testable import ChatMarkdown

/// The blocks of a text line by line: where a table may stand depends on them.
@Suite struct BlockTrailTests {
  /// What each line of a text is: its kind, `+` where a paragraph goes on, `~` where it does so without the marks
  /// around it, `>` where an item or quote begins or ends, and the content behind the marks.
  private func trail(_ source: String, tableAfter row: Int? = nil) -> [String] {
    let bytes = Array(source.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var trail = BlockTrail()
      var found: [String] = []
      var start = 0
      while start < bytes.count {
        let end = bytes.endOfLine(from: start)
        let content = trail.take(SourceLine(bytes, start: start, end: end))
        if found.count == row { trail.startTable() }
        found.append(
          name(trail.leaf) + (trail.isLazy ? "~" : "") + (trail.isBelow ? " " : "> ")
            + bytes.text(content.content..<content.end))
        start = bytes.startOfLine(after: end)
      }
      return found
    }
  }

  private func name(_ leaf: BlockTrail.Leaf) -> String {
    switch leaf {
    case .none: "none"
    case .paragraph(let isContinued): isContinued ? "text+" : "text"
    case .table: "table"
    case .fence: "code"
    case .html: "html"
    case .math: "math"
    }
  }

  @Test(
    arguments: [
      ("a\nb\n\nc", ["text a", "text+ b", "none ", "text c"]),
      ("# a\nb\n---\nc", ["none # a", "text b", "none ---", "text c"]),
      ("a\n===\nb", ["text a", "none ===", "text b"]),
      ("a\n***\nb", ["text a", "none ***", "text b"]),
      ("    a\nb\n    c", ["none a", "text b", "text+ c"]),
      ("```\na\n```\nb", ["code ```", "code a", "none ```", "text b"]),
      ("~~~\n```\n~~~~\nb", ["code ~~~", "code ```", "none ~~~~", "text b"]),
      ("a\n```\nb", ["text a", "code ```", "code b"]),
      ("<div>\na\n\nb", ["html <div>", "html a", "none ", "text b"]),
      ("<!-- a\n\nb -->\nc", ["html <!-- a", "html ", "none b -->", "text c"]),
      ("<!-- a -->\nb", ["none <!-- a -->", "text b"]),
      ("a\n<i>\nb", ["text a", "text+ <i>", "text+ b"]),
      ("a\n<p>\nb", ["text a", "html <p>", "html b"]),
      ("$$\na\n$$\nb", ["math $$", "math a", "none $$", "text b"]),
      ("$$ a $$\nb", ["none $$ a $$", "text b"]),
      ("$$\na\n\n$$", ["text $$", "text+ a", "none ", "text $$"]),
    ])
  func `Blocks at the top`(source: String, expected: [String]) {
    #expect(trail(source) == expected)
  }

  @Test(
    arguments: [
      ("> a\n> b\nc\n\nd", ["text> a", "text+ b", "text+~> c", "none ", "text d"]),
      ("- a\n  b\n- c", ["text> a", "text+ b", "text> c"]),
      ("- a\nb\n\nc", ["text> a", "text+~> b", "none ", "text> c"]),
      ("- a\n\n  b\nc", ["text> a", "none ", "text b", "text+~> c"]),
      ("1. a\n2. b\n   c", ["text> a", "text> b", "text+ c"]),
      ("a\n2. b\n1. c", ["text a", "text+ 2. b", "text> c"]),
      ("> - a\n>   b\n> c", ["text> a", "text+ b", "text+~> c"]),
      ("> - a\n- b", ["text> a", "text> b"]),
      ("> ```\n> a\nb", ["code> ```", "code a", "text> b"]),
      ("- ```\n  a\n  ```\n  b", ["code> ```", "code a", "none ```", "text b"]),
      ("- ***\n- - a", ["none> ***", "text> a"]),
      ("* * *\na", ["none * * *", "text a"]),
      ("-\n  a", ["none> ", "text a"]),
      ("> # a\n> b", ["none> # a", "text b"]),
      (">a\n>b", ["text> a", "text+ b"]),
      ("-     a\n      b", ["none> a", "none b"]),
    ])
  func `Blocks in items and quotes`(source: String, expected: [String]) {
    #expect(trail(source) == expected)
  }

  @Test(
    arguments: [
      ("a row", "r", ["table |-|", "table r"]),
      ("a blank line", "\nr", ["table |-|", "none ", "text r"]),
      ("a heading", "# r", ["table |-|", "none # r"]),
      ("an item", "- r", ["table |-|", "text> r"]),
      ("a quote", "> r", ["table |-|", "text> r"]), ("code", "```", ["table |-|", "code ```"]),
      ("a note", "[^1]: r", ["table |-|", "text [^1]: r"]),
      ("an underline", "===\n|", ["table |-|", "table ===", "table |"]),
      ("HTML", "<div>", ["table |-|", "html <div>"]), ("a rule", "***", ["table |-|", "none ***"]),
    ])
  func `A table goes on to what ends it`(
    _ sample: (name: String, rest: String, expected: [String])
  ) {
    let lines = trail("h\n|-|\n" + sample.rest, tableAfter: 1)
    #expect(Array(lines.dropFirst()) == sample.expected, "\(sample.name)")
  }

  @Test func `In a quote, a table does not go on without the mark`() {
    #expect(trail("> h\n> |-|\nr", tableAfter: 1) == ["text> h", "table |-|", "text> r"])
  }

  @Test func `More items in each other than anybody writes are read, too`() {
    let deep = String(repeating: "> ", count: 200) + "x"
    let lines = trail(deep + "\n" + deep)
    #expect(lines.count == 2 && lines[0].hasSuffix("x"))
  }

  @Test func `Each line's content is a part of the line`() {
    for seed in 0..<1_500 as Range<UInt64> {
      let source = RandomMarkdown.document(seed: seed, maxLines: 12)
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      for (line, found) in zip(lines, trail(source)) {
        let content = found.drop { $0 != " " }.dropFirst()
        #expect(line.hasSuffix(content), "seed \(seed): \(line)")
      }
    }
  }
}
