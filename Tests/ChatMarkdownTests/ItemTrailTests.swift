import Testing

@testable import ChatMarkdown

/// What the lines of an item say about the line that comes below it.
@Suite struct ItemTrailTests {
  private func trail(_ lines: [String], column: Int = 2) -> ItemTrail {
    var trail = ItemTrail()
    for line in lines { onLine(line) { trail.add($0, contentColumn: column) } }
    return trail
  }

  @Test(
    arguments: [
      (["- a"], .text), (["- a", "  b"], .text), (["- # a"], .closed), (["- ***"], .closed),
      (["-"], .unknown), (["- a", "  # b"], .closed), (["- a", "  ---"], .closed),
      (["- a", "  ==="], .unknown), (["- - a"], .text), (["- 1. a", "     b"], .text),
      (["- a", "      b"], .unknown), (["- <b>"], .unknown), (["- a | b"], .unknown),
      (["- a", "  b | c"], .unknown), (["- ```"], .closed), (["- ```", "  a"], .closed),
      (["- ```", "  a", "  ```"], .closed), (["- ```", "  a", "  ```", "  b"], .text),
      (["> a"], .text), (["> a", "> > b"], .text), (["> ~~~", "> a"], .closed),
    ] as [([String], ItemTrail.LastLine)])
  func `The last line is text that goes on, or it is not, or nobody knows`(
    lines: [String], expected: ItemTrail.LastLine
  ) {
    #expect(trail(lines).lastLine == expected, "\(lines)")
    #expect(trail(lines).lineCount == lines.count)
  }

  @Test(arguments: [
    (["- ```"], true), (["- ```", "  a"], true), (["- ```", "  ```"], false),
    (["- ````", "  ```"], true), (["- ~~~", "  ```"], true), (["- a", "  ```"], true),
    (["> ```", "> ```"], false), (["> ```", "> a"], true), (["> - ```", ">   a"], true),
    (["- ``` a`b"], false), (["- > ```", "  > ~~~"], true), (["- > ```", "  > ```"], false),
  ])
  func `Code that an item left open is known`(lines: [String], isOpen: Bool) {
    #expect((trail(lines).openFence != nil) == isOpen, "\(lines)")
  }

  @Test func `Below a line that is less indented than its fence, nothing is certain`() {
    let lines = ["- 1. ```", "     a", "  b"]
    #expect(trail(Array(lines.prefix(2))).lastLine == .closed)
    #expect(trail(lines).lastLine == .unknown)
    #expect(trail(lines + ["  c"]).lastLine == .unknown)
    #expect(trail(lines).openFence == nil)
  }

  @Test(arguments: [
    ("a", false), ("```", true), ("- ~~~", true), ("> - ```", true), ("<div>", true), ("$$", true),
    ("\\[", true), ("    ```", true), ("a ```", false), ("- a | b", false), ("# a", false),
  ])
  func `Some blocks hold blank lines`(line: String, expected: Bool) {
    #expect(onLine(line) { ItemTrail.mayHoldBlankLines($0) } == expected)
    #expect(trail(["- a", "  " + line]).mayHoldBlankLines == expected)
    #expect(trail(["- a", "  " + line, "  b"]).mayHoldBlankLines == expected)
  }

  @Test(arguments: [
    ("- a", "a"), ("> a", "a"), (">a", "a"), ("- > 1. a", "a"), ("a", "a"), ("- - - a", "a"),
    ("* * *", "* * *"), ("- * * *", "* * *"), ("-", "-"), ("- -", "-"), ("12) a", "a"), ("", ""),
    ("  >   a", "a"), ("-a", "-a"), ("> > > # a", "# a"),
  ])
  func `The content of a line is behind the marks that it begins with`(
    line: String, expected: String
  ) {
    let content = onLine(line) { line in
      let content = ItemTrail.content(of: line)
      return line.bytes.text(content.content..<content.end)
    }
    #expect(content == expected)
  }
}
